package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that drop, empty or edit the history table: our rows survive, and theirs is one row. */
class HistoryWritingTest {
    private static final String FIRST = "001|orders|versioned|applied";
    private static final String SECOND = "002|items|versioned|applied";

    @TempDir
    Path folder;

    private Project project;

    private Project project(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("001_orders.sql", "CREATE TABLE orders (id integer);")
                .file("002_items.sql", "CREATE TABLE items (id integer);");
        project.migrate();
        return project;
    }

    @AfterEach
    void drop() {
        project.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql | DELETE FROM schema_migrations;",
                "sqlite     | DELETE FROM schema_migrations;",
                "postgresql | CREATE TABLE SCHEMA_MIGRATIONS (VERSION varchar(50));",
                "sqlite     | CREATE TABLE SCHEMA_MIGRATIONS (VERSION varchar(50));",
                "postgresql | INSERT INTO SCHEMA_MIGRATIONS (VERSION) VALUES ('3');",
                "sqlite     | INSERT INTO SCHEMA_MIGRATIONS (VERSION) VALUES ('3');",
                "postgresql | UPDATE schema_migrations SET version = 'x' WHERE version = '002';",
                "sqlite     | UPDATE schema_migrations SET version = 'x' WHERE version = '002';",
                "postgresql | DROP TABLE schema_migrations;",
                "sqlite     | DROP TABLE schema_migrations;",
                "postgresql | DROP TABLE IF EXISTS Schema_Migrations; CREATE TABLE schema_migrations (version varchar(50)"
                        + " PRIMARY KEY, applied_at timestamp); INSERT INTO schema_migrations (version) VALUES ('003');",
                "sqlite     | DROP TABLE IF EXISTS Schema_Migrations; CREATE TABLE schema_migrations (version varchar(50)"
                        + " PRIMARY KEY, applied_at timestamp); INSERT INTO schema_migrations (version) VALUES ('003');",
            })
    void ourRowsSurvive(String engine, String sql) throws Exception {
        project(engine);
        List<String> before =
                project.rows("SELECT id, version, applied_at, checksum FROM schema_migrations ORDER BY id");
        project.file("003_more.sql", "CREATE TABLE more (id integer);\n" + sql);

        assertEquals(List.of("applied 003_more.sql"), Project.said(project.migrate()));

        List<String> after =
                project.rows("SELECT id, version, applied_at, checksum FROM schema_migrations ORDER BY id");
        assertEquals(before, after.subList(0, 2));
        assertEquals(List.of(FIRST, SECOND, "003|more|versioned|applied"), project.history());
        project.file("004_last.sql", "CREATE TABLE last (id integer);");
        assertEquals(List.of("applied 004_last.sql"), Project.said(project.migrate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aWayBackMayDropTheTable(String engine) throws Exception {
        project(engine)
                .file("001_rollback.sql", "DROP TABLE orders;\nDROP TABLE schema_migrations;")
                .file("002_rollback.sql", "DROP TABLE items;\nDELETE FROM schema_migrations;");

        assertEquals(List.of("undone by 002_rollback.sql"), Project.said(project.rollback(new RollbackTo.Steps(1))));
        assertEquals(List.of(FIRST), project.history());
        assertEquals(List.of("undone by 001_rollback.sql"), Project.said(project.rollback(new RollbackTo.Base())));
        assertEquals(List.of(), project.history());
        assertEquals(2, project.migrate().done().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void theTableMayHaveAnyName(String engine) throws Exception {
        String quoted = "\"wh?t's $1 \"\"it\"\" 100%s\"";
        project = Project.of(engine, folder)
                .historyTable("wh?t's $1 \"it\" 100%s")
                .file("001_orders.sql", "CREATE TABLE orders (id integer);")
                .file("002_items.sql", "CREATE TABLE items (id integer);")
                .file("002_rollback.sql", "DROP TABLE items;")
                .file("003_own.sql", "INSERT INTO " + quoted + " (version, description) VALUES ('003', 'mine');");

        assertEquals(3, project.migrate().done().size());
        assertEquals(
                List.of(FIRST, SECOND, "003|own|versioned|applied"),
                project.rows("SELECT version, description, kind, state FROM " + quoted + " ORDER BY id"));
        assertEquals(List.of(), Project.said(project.migrate()));

        Files.writeString(project.directory().resolve("003_rollback.sql"), "SELECT 1;");
        assertEquals(2, project.rollback(new RollbackTo.Steps(2)).done().size());
        assertEquals(List.of("001"), project.rows("SELECT version FROM " + quoted));
    }

    @Test
    void whatDeletesRowsWithoutNamingTheTableIsRefused() throws Exception {
        project("postgresql")
                .file(
                        "003_more.sql",
                        "DO $$ BEGIN IF to_regclass('schema_' || 'migrations') IS NOT NULL THEN"
                                + " EXECUTE 'DELETE FROM schema_' || 'migrations'; END IF; END $$;");

        MigrationException refused = assertThrows(MigrationException.class, project::migrate);

        assertTrue(
                refused.getMessage().contains("deletes rows of the history of migrations, and was rolled back"),
                refused.getMessage());
        assertEquals(List.of(FIRST, SECOND), project.history());
    }
}
