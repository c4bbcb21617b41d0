package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only SQLite has: tables that are rebuilt, foreign keys that rest meanwhile, one file with many readers. */
class SqliteMigratorTest {
    private static final String REBUILD = """
            CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
            INSERT INTO parent_new SELECT id, name FROM parent;
            DROP TABLE parent;
            ALTER TABLE parent_new RENAME TO parent;
            """;

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void project() throws Exception {
        project = Project.sqlite(folder).file("001_tables.sql", """
                CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);
                CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id) ON DELETE CASCADE);
                INSERT INTO parent VALUES (1, 'one'), (2, 'two');
                INSERT INTO child VALUES (10, 1), (20, 2);
                """);
        project.migrateQuietly("1");
    }

    @Test
    void aRebuiltTableKeepsTheRowsThatReferToIt() throws Exception {
        project.file("002_rebuild.sql", REBUILD);

        assertEquals(List.of("applied 002_rebuild.sql"), Project.said(project.migrate()));

        assertEquals(List.of("10|1", "20|2"), project.rows("SELECT id, parent_id FROM child ORDER BY id"));
        assertEquals(List.of("1"), project.rows("PRAGMA foreign_keys"));
    }

    @Test
    void aRebuildInTheManualsOwnWordsIsHonoured() throws Exception {
        project.file(
                "002_rebuild.sql",
                "PRAGMA foreign_keys = OFF;\nBEGIN;\n" + REBUILD + "COMMIT;\nPRAGMA foreign_keys = ON;");

        assertEquals(List.of("applied 002_rebuild.sql"), Project.said(project.migrate()));

        assertEquals(List.of("10|1", "20|2"), project.rows("SELECT id, parent_id FROM child ORDER BY id"));
    }

    @Test
    void aRebuildThatOrphansRowsIsRolledBack() throws Exception {
        project.file("002_rebuild.sql", REBUILD.replace("FROM parent;", "FROM parent WHERE id = 1;"));

        assertEquals(
                List.of(
                        "refused: 002_rebuild.sql would have lost or orphaned rows, and was rolled back.",
                        "main.child to parent has 1 rows without a parent and had 0."),
                Project.said(project.migrate()));

        assertEquals(List.of("1|one", "2|two"), project.rows("SELECT * FROM parent ORDER BY id"));
        assertEquals(List.of("10|1", "20|2"), project.rows("SELECT * FROM child ORDER BY id"));
    }

    @Test
    void aDatabaseThatSomebodyElseWritesToIsWaitedForAndThenExplained() throws Exception {
        project.file("002_more.sql", "ALTER TABLE parent ADD COLUMN more TEXT;").impatient();
        try (Connection other = project.open();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("INSERT INTO parent VALUES (3, 'three')");
            project.onEvent(event -> {
                if (event instanceof MigrationEvent.Retrying) {
                    commit(statement);
                }
            });

            assertEquals(List.of("applied 002_more.sql"), Project.said(project.migrate()));
        }
        assertEquals(List.of("1|one|null", "2|two|null", "3|three|null"), project.rows("SELECT * FROM parent"));
    }

    /** Its checksum is of the whole file, and not of what it runs on the way up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- +goose Up\n%s\n-- +goose Down\n%s\n",
                "-- migrate:up\n%s\n-- migrate:down\n%s\n",
                "-- +migrate Up\n%s\n-- +migrate Down\n%s\n"
            })
    void aFileWithBothWaysIsUpToDateOnceItIsApplied(String sections, @TempDir Path elsewhere) throws Exception {
        Project other = Project.sqlite(elsewhere)
                .file(
                        "20240102030405_orders.sql",
                        sections.formatted("CREATE TABLE orders (id INTEGER PRIMARY KEY);", "DROP TABLE orders;"));

        assertEquals(List.of("applied 20240102030405_orders.sql"), Project.said(other.migrate()));
        assertEquals(List.of(), Project.said(other.migrate()));
        assertEquals(Optional.empty(), other.rollback(new RollbackTo.Base()).refused());
        assertEquals(List.of(), other.rows("SELECT name FROM sqlite_schema WHERE name = 'orders'"));
    }

    private static void commit(Statement statement) {
        try {
            statement.execute("COMMIT");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReaderElsewhereDoesNotLoseTheCommit() throws Exception {
        project.file("002_more.sql", "ALTER TABLE parent ADD COLUMN more TEXT;").impatient();
        try (Connection other = project.open();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN");
            statement.executeQuery("SELECT * FROM parent").close();
            project.onEvent(event -> {
                if (event instanceof MigrationEvent.Retrying) {
                    commit(statement);
                }
            });

            assertEquals(List.of("applied 002_more.sql"), Project.said(project.migrate()));
        }
        assertEquals(2, project.history().size());
    }

    @Test
    void vacuumRunsAlone() throws Exception {
        project.file(
                "002_vacuum.sql",
                "ALTER TABLE parent ADD COLUMN more TEXT;\nVACUUM;\nCREATE INDEX i ON parent (more);");

        assertEquals(List.of("applied 002_vacuum.sql"), Project.said(project.migrate()));

        assertEquals("002|vacuum|versioned|applied", project.history().get(1));
    }

    @Test
    void aRebuildOutsideOfATransactionIsRefused() throws Exception {
        project.file("002_rebuild.sql", "-- driftgate: transaction=off\n" + REBUILD);

        Refused refused = project.migrate().refused().orElseThrow();

        assertTrue(refused.reason().startsWith("002_rebuild.sql drops or renames a table"), refused.reason());
        assertEquals(List.of("10|1", "20|2"), project.rows("SELECT id, parent_id FROM child ORDER BY id"));
        assertEquals(List.of("001|tables|versioned|applied"), project.history());
    }

    @Test
    void aTargetThatDoesNotExistCreatesNoDatabase() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("untouched"));
        Project other = Project.sqlite(elsewhere)
                .file("001_a.sql", "CREATE TABLE a (id INTEGER);")
                .target("abc");

        var error = assertThrows(io.driftgate.script.MigrationsException.class, other::migrate);

        assertEquals(
                "No migration of version abc is in " + other.directory() + ": db:info lists those that are there.",
                error.getMessage());
        assertTrue(Files.notExists(elsewhere.resolve("live.db")));
    }

    @Test
    void aMissingFileIsCreatedWhereItsDirectoryIs() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Files.createDirectories(elsewhere);
        Project other = Project.sqlite(elsewhere).file("001_a.sql", "CREATE TABLE a (id INTEGER);");

        assertEquals(List.of("applied 001_a.sql"), Project.said(other.migrate()));
    }

    @Test
    void whatCannotBeReadIsNotBegun() throws Exception {
        project.file("002_broken.sql", "CREATE TABLE a (id INTEGER;");

        var error = assertThrows(MigrationException.class, project::migrate);

        assertTrue(error.getMessage().startsWith("002_broken.sql:1:"), error.getMessage());
        assertEquals(1, project.history().size());
    }
}
