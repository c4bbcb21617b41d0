package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.check.data.DataFinding;
import io.driftgate.script.JavaMigration;
import io.driftgate.script.MigrationsException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations that are written in Java, among files, on both engines. */
class JavaMigrationTest {
    @TempDir
    Path folder;

    private Project project;

    private Project project(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("V1__people.sql", "CREATE TABLE people (id integer PRIMARY KEY, name text);")
                .file("V3__index.sql", "CREATE INDEX people_last ON people (last);");
        return project;
    }

    @AfterEach
    void drop() {
        project.close();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Splits names, which SQL does badly. */
    public static final class V2__Split_names implements JavaMigration {
        @Override
        public void up(Connection connection) throws SQLException {
            execute(connection, "ALTER TABLE people ADD COLUMN last text");
            try (Statement people = connection.createStatement();
                    ResultSet row = people.executeQuery("SELECT id, name FROM people");
                    PreparedStatement update = connection.prepareStatement("UPDATE people SET last = ? WHERE id = ?")) {
                while (row.next()) {
                    update.setString(1, row.getString(2).replaceAll(".* ", ""));
                    update.setInt(2, row.getInt(1));
                    update.addBatch();
                }
                update.executeBatch();
            }
        }

        @Override
        public void down(Connection connection) throws SQLException {
            execute(connection, "ALTER TABLE people DROP COLUMN last");
        }
    }

    /** Ends its transaction. */
    public static final class V4__Commits implements JavaMigration {
        @Override
        public void up(Connection connection) throws SQLException {
            execute(connection, "CREATE TABLE extra (id integer)");
            connection.commit();
        }
    }

    /** Does something else where there are rows. */
    public static final class V4__Looks_at_rows implements JavaMigration {
        @Override
        public void up(Connection connection) throws SQLException {
            try (Statement people = connection.createStatement();
                    ResultSet row = people.executeQuery("SELECT 1 FROM people")) {
                if (!row.next()) {
                    return;
                }
            }
            execute(connection, "CREATE TABLE extra (id integer)");
        }
    }

    /** Replaces a table that rows refer to. */
    public static final class V5__Rebuild implements JavaMigration {
        @Override
        public void up(Connection connection) throws SQLException {
            execute(connection, "CREATE TABLE new_people (id integer PRIMARY KEY, name text NOT NULL, last text)");
            execute(connection, "INSERT INTO new_people SELECT id, name, last FROM people");
            execute(connection, "DROP TABLE people");
            execute(connection, "ALTER TABLE new_people RENAME TO people");
            execute(connection, "CREATE INDEX people_last ON people (last)");
        }

        @Override
        public boolean replacesTables() {
            return true;
        }
    }

    /** Says nothing of its version. */
    public static final class Nameless implements JavaMigration {
        @Override
        public void up(Connection connection) {}
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void runsInItsPlaceAndBack(String engine) throws Exception {
        project(engine).migrateQuietly("1");
        project.sql("INSERT INTO people VALUES (1, 'Ada Lovelace')");
        String before = project.dump();
        project.code(new V2__Split_names());

        assertEquals(
                List.of("applied " + V2__Split_names.class.getName(), "applied V3__index.sql"),
                Project.said(project.migrate()));
        assertEquals(List.of("1|Ada Lovelace|Lovelace"), project.rows("SELECT * FROM people"));
        assertEquals(
                List.of("2|Split names|versioned|null"),
                project.rows("SELECT version, description, kind, checksum FROM schema_migrations WHERE version = '2'"));
        assertEquals(List.of(), Project.said(project.migrate()));

        project.file("U3__index.sql", "DROP INDEX people_last;");
        assertEquals(
                List.of("undone by U3__index.sql", "undone by " + V2__Split_names.class.getName() + ".down"),
                Project.said(project.rollback(new RollbackTo.Steps(2))));
        assertEquals(before, project.dump());
    }

    /** Tightens a column once it has filled it. */
    public static final class V2__Names implements JavaMigration {
        @Override
        public void up(Connection connection) throws SQLException {
            execute(connection, "UPDATE people SET name = '' WHERE name IS NULL");
            execute(connection, "ALTER TABLE people ALTER COLUMN name SET NOT NULL");
            execute(connection, "ALTER TABLE people ADD COLUMN last text");
        }
    }

    private static final String CODE = " is decided at run time, since it is code, which may do anything to them";

    private static List<String> said(MigrationResult result) {
        return result.precautions().data().stream().map(DataFinding::sentence).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whetherRowsLetItThroughIsNotGuessed(String engine) throws Exception {
        project(engine).migrateQuietly("1");

        MigrationResult result = project.code(new V2__Split_names()).migrate();

        assertEquals(List.of(V2__Split_names.class.getName() + ": whether rows let it through" + CODE), said(result));
        assertEquals(2, result.done().size());
    }

    @Test
    void rowsThatItPutsRightAreNoReasonToRefuseIt() throws Exception {
        project("postgresql").migrateQuietly("1");
        project.sql("INSERT INTO people VALUES (1, NULL)");

        MigrationResult result = project.code(new V2__Names()).migrate();

        assertEquals(
                List.of(V2__Names.class.getName()
                        + ": public.people.name: whether rows hold NULL in a column that becomes NOT NULL" + CODE),
                said(result));
        assertEquals(List.of("1|"), project.rows("SELECT id, name FROM people"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void itsTransactionIsNotItsOwn(String engine) throws Exception {
        project(engine).code(new V2__Split_names()).migrate();
        project.code(new V2__Split_names(), new V4__Commits());

        MigrationException refused = assertThrows(MigrationException.class, project::migrate);

        assertTrue(
                refused.getMessage().startsWith(V4__Commits.class.getName() + " (JavaMigrationTest.java:"),
                refused.getMessage());
        assertTrue(
                refused.getMessage().contains("): a migration in Java must not call commit() on its connection"),
                refused.getMessage());
        assertEquals(3, project.history().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void isProvedLikeAnyOther(String engine) throws Exception {
        project(engine).code(new V2__Split_names()).migrate();
        project.sql("INSERT INTO people (id, name) VALUES (1, 'Ada')");
        String before = project.dump();

        MigrationResult result =
                project.code(new V2__Split_names(), new V4__Looks_at_rows()).migrate();

        assertEquals(
                List.of(
                        "refused: " + V4__Looks_at_rows.class.getName()
                                + " did something else here than in a scratch database, and was rolled back.",
                        "added table " + (engine.equals("sqlite") ? "main" : "public") + ".extra"),
                Project.said(result));
        assertEquals(before, project.dump());
    }

    @Test
    void rowsOutliveATableThatIsReplaced() throws Exception {
        project("sqlite").code(new V2__Split_names()).migrate();
        project.sql("CREATE TABLE notes (person integer REFERENCES people (id) ON DELETE CASCADE);"
                + "INSERT INTO people VALUES (1, 'Ada', NULL); INSERT INTO notes VALUES (1)");
        project.warning();

        assertEquals(
                List.of("applied " + V5__Rebuild.class.getName()),
                Project.said(
                        project.code(new V2__Split_names(), new V5__Rebuild()).migrate()));
        assertEquals(List.of("1"), project.rows("SELECT * FROM notes"));
    }

    @Test
    void aNameThatSaysNoVersionIsRefused() throws Exception {
        project("sqlite").code(new Nameless());

        assertTrue(assertThrows(MigrationsException.class, project::migrate)
                .getMessage()
                .contains("its name does not say its version"));
    }

    @Test
    void noFileIsNeededBeside() throws Exception {
        project = Project.sqlite(folder).code(new V4__Looks_at_rows());

        assertThrows(MigrationException.class, project::migrate);
        project.sql("CREATE TABLE IF NOT EXISTS people (id integer)");
        project.code(new OnlyOne.V1__First());
        assertTrue(Project.said(project.migrate()).get(0).startsWith("refused: The database has no history"));
        project.sql("DROP TABLE people");
        assertEquals(List.of("applied " + OnlyOne.V1__First.class.getName()), Project.said(project.migrate()));
    }

    /** Holds another version 1. */
    static final class OnlyOne {
        private OnlyOne() {}

        /** Makes a table. */
        public static final class V1__First implements JavaMigration {
            @Override
            public void up(Connection connection) throws SQLException {
                execute(connection, "CREATE TABLE first (id integer)");
            }
        }
    }
}
