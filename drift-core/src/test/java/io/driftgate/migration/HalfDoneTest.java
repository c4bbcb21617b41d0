package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is mended after it was begun in parts and failed: what is done must still read as it was done. */
final class HalfDoneTest {
    @TempDir
    private Path folder;

    private Project project;

    private void failing() throws Exception {
        project.migrate();
    }

    private static String text(String first, String third) {
        return first + "\nCREATE TABLE early (id integer);\n" + third
                + "\nINSERT INTO log VALUES (3);\nCREATE TABLE late (id integer);\n";
    }

    @AfterEach
    void drop() {
        project.close();
    }

    /** Otherwise rehearsals would fail before anything was done: a table that only this database lacks. */
    private void lacks(String engine) throws Exception {
        project = Project.of(engine, folder).file("001_log.sql", """
                CREATE TABLE log (n integer);
                CREATE TABLE gate (n integer NOT NULL);
                INSERT INTO gate VALUES (1);
                """);
        project.migrateQuietly("1");
        project.sql("DELETE FROM gate");
        project.file("002_parts.sql", "-- driftgate: transaction=off\n" + text("INSERT INTO log VALUES (1);", gate()));
        assertThrows(MigrationException.class, this::failing);
        assertEquals(List.of("1"), project.rows("SELECT n FROM log"));
    }

    /** Fails where the gate is empty, since nothing is no number that it takes. */
    private static String gate() {
        return "INSERT INTO gate SELECT max(n) FROM gate;";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    postgresql | INSERT INTO log VALUES (11);
                    postgresql | SELECT 1;
                    postgresql | INSERT INTO log VALUES (1); INSERT INTO log VALUES (99);
                    sqlite     | INSERT INTO log VALUES (11);
                    sqlite     | SELECT 1;
                    sqlite     | INSERT INTO log VALUES (1); INSERT INTO log VALUES (99);
                    """)
    void whatIsDoneMustReadAsItWasDone(String engine, String first) throws Exception {
        lacks(engine);
        project.file("002_parts.sql", "-- driftgate: transaction=off\n" + text(first, "SELECT 2;"));

        assertEquals(
                List.of(
                        "refused: 002_parts.sql was begun, 2 parts of it are done, and what is done reads otherwise now;"
                                + " nothing was run.",
                        "What is done does not run again: what was changed, added or taken out there would be left out, or be"
                                + " done twice."),
                Project.said(project.migrate()));
        assertEquals(List.of("1"), project.rows("SELECT n FROM log"));

        project.file(
                "002_parts.sql",
                "-- driftgate: transaction=off\n" + text("INSERT INTO log VALUES (1);", "INSERT INTO log VALUES (2);"));
        assertEquals(List.of("applied 002_parts.sql"), Project.said(project.migrate()));
        assertEquals(List.of("1", "2", "3"), project.rows("SELECT n FROM log ORDER BY n"));
        assertEquals(List.of("sha256-lf"), project.rows("SELECT DISTINCT checksum_algorithm FROM schema_migrations"));
        assertEquals(List.of(), Project.said(project.migrate()));
    }

    /** What is left of it needs no parts any more. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatIsDoneInPartsGoesOnInATransaction(String engine) throws Exception {
        lacks(engine);
        project.file("002_parts.sql", text("INSERT INTO log VALUES (1);", "INSERT INTO log VALUES (2);"));

        assertEquals(List.of("applied 002_parts.sql"), Project.said(project.migrate()));
        assertEquals(List.of("1", "2", "3"), project.rows("SELECT n FROM log ORDER BY n"));
        assertEquals(List.of(), Project.said(project.migrate()));
    }

    /** Nothing would guard the rows that refer to the table. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void itGoesOnOnlyWhereRowsCanBeGuarded(String engine) throws Exception {
        lacks(engine);
        project.file("002_parts.sql", text("INSERT INTO log VALUES (1);", "DROP TABLE gate;"));

        List<String> said = Project.said(project.migrate());
        assertEquals(
                engine.equals("postgresql")
                        ? List.of("applied 002_parts.sql")
                        : List.of(
                                "refused: 002_parts.sql was begun in parts, and drops or renames a table, or rests foreign"
                                        + " keys: the rest of it cannot be guarded as a whole; nothing was run."),
                said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void lineEndsDoNotCount(String engine) throws Exception {
        lacks(engine);
        String mended = "-- driftgate: transaction=off\n" + text("INSERT INTO log VALUES (1);", "SELECT 2;");
        project.file("002_parts.sql", mended.replace("\n", "\r\n"));

        assertEquals(List.of("applied 002_parts.sql"), Project.said(project.migrate()));
        assertEquals(List.of("1", "3"), project.rows("SELECT n FROM log ORDER BY n"));
    }

    /** What is put before the statement that failed runs, though it stands in one part with what is done. */
    @Test
    void rowsAreMendedBeforeAnIndexThatCouldNotBeBuilt() throws Exception {
        project = Project.postgres(folder).file("001_log.sql", "CREATE TABLE log (n integer);");
        project.migrateQuietly("1");
        project.sql("INSERT INTO log VALUES (7), (7)");
        project.file(
                "002_unique.sql",
                "INSERT INTO log VALUES (1);\nCREATE UNIQUE INDEX CONCURRENTLY log_n ON log (n);\nINSERT INTO log VALUES (3);");
        assertThrows(MigrationException.class, project::migrate);
        project.file("002_unique.sql", """
                INSERT INTO log VALUES (1);
                DELETE FROM log a USING log b WHERE a.n = b.n AND a.ctid > b.ctid;
                CREATE UNIQUE INDEX CONCURRENTLY log_n ON log (n);
                INSERT INTO log VALUES (3);
                """);

        assertEquals(List.of("applied 002_unique.sql"), Project.said(project.migrate()));

        assertEquals(List.of("1", "3", "7"), project.rows("SELECT n FROM log ORDER BY n"));
        assertEquals(
                List.of("t"), project.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'log_n'::regclass"));
    }

    /** With tables in what is done, and an index left invalid; in one part with it, or in parts of their own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                             | DELETE FROM keys a USING keys b WHERE a.ctid > b.ctid;
                    -- driftgate: transaction=off  | DELETE FROM keys a USING keys b WHERE a.ctid > b.ctid;
                    ''                             | CREATE TABLE more (id integer); DELETE FROM keys a USING keys b WHERE a.ctid > b.ctid;
                    -- driftgate: transaction=off  | DROP INDEX IF EXISTS keys_k; DELETE FROM keys a USING keys b WHERE a.ctid > b.ctid;
                    ''                             | DROP INDEX IF EXISTS keys_k; VACUUM keys; DELETE FROM keys a USING keys b WHERE a.ctid > b.ctid;
                    """)
    void whatIsPutBeforeTheStatementThatFailedRuns(String header, String mending) throws Exception {
        project = Project.postgres(folder).file("001_log.sql", """
                CREATE TABLE log (n integer);
                CREATE TABLE keys (k integer);
                """);
        project.migrateQuietly("1");
        project.settings(project.settings().withPrecautions(Project.UNCHECKED));
        project.sql("INSERT INTO keys VALUES (7), (7)");
        String parts = header + """

                INSERT INTO log VALUES (1);
                CREATE TABLE early (id integer);
                INSERT INTO log VALUES (2);
                %s
                CREATE UNIQUE INDEX CONCURRENTLY keys_k ON keys (k);
                INSERT INTO log VALUES (3);
                CREATE TABLE late (id integer);
                """;
        project.file("002_unique.sql", parts.formatted(""));
        assertThrows(MigrationException.class, project::migrate);
        project.file("002_unique.sql", parts.formatted(mending));

        assertEquals(List.of("applied 002_unique.sql"), Project.said(project.migrate()));

        assertEquals(List.of("1", "2", "3"), project.rows("SELECT n FROM log ORDER BY n"));
        assertEquals(List.of("7"), project.rows("SELECT k FROM keys"));
        assertEquals(
                List.of("t"), project.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'keys_k'::regclass"));
        assertEquals(List.of(), Project.said(project.migrate()));
    }

    @Test
    void aLockThatAPartDoesNotGetInTimeIsTriedForAgain() throws Exception {
        project = Project.postgres(folder)
                .file("001_log.sql", "CREATE TABLE log (n integer, x text);")
                .impatient();
        project.migrateQuietly("1");
        project.file("002_parts.sql", """
                DO $$ BEGIN PERFORM set_config('app.x', 'kept', false); END $$;
                VACUUM log;
                ALTER TABLE log ADD COLUMN more integer;
                INSERT INTO log (n, x) VALUES (1, current_setting('app.x'));
                """);
        try (var reader = project.open();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            project.onEvent(event -> {
                if (event instanceof MigrationEvent.UnitDone done && done.unit() == 2) {
                    hold(statement);
                }
                if (event instanceof MigrationEvent.Retrying) {
                    release(reader);
                }
            });

            assertEquals(List.of("applied 002_parts.sql"), Project.said(project.migrate()));
        }

        assertEquals(
                1,
                project.events.stream()
                        .filter(MigrationEvent.Retrying.class::isInstance)
                        .count());
        assertEquals(List.of("1|kept"), project.rows("SELECT n, x FROM log"));
    }

    private static void hold(java.sql.Statement statement) {
        try {
            statement.execute("SELECT FROM log");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void release(java.sql.Connection reader) {
        try {
            reader.rollback();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void soItIsWithAWayBack(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("001_log.sql", """
                CREATE TABLE log (n integer);
                CREATE TABLE gate (n integer NOT NULL);
                INSERT INTO gate VALUES (1);
                """)
                .file("002_more.sql", "CREATE INDEX more ON log (n);");
        String back = "-- driftgate: transaction=off\nINSERT INTO log VALUES (%s);\n" + gate() + "\nDROP INDEX more;";
        project.file("002_more.down.sql", back.formatted("1"));
        project.migrate();
        project.sql("DELETE FROM gate");
        assertThrows(MigrationException.class, () -> project.rollback(new RollbackTo.Steps(1)));
        project.sql("INSERT INTO gate VALUES (1)");

        project.file("002_more.down.sql", back.formatted("2"));
        assertEquals(
                "refused: 002_more.down.sql was begun, 1 part of it is done, and what is done reads otherwise now; nothing was"
                        + " run.",
                Project.said(project.rollback(new RollbackTo.Steps(1))).get(0));

        project.file("002_more.down.sql", back.formatted("1"));
        assertEquals(List.of("undone by 002_more.down.sql"), Project.said(project.rollback(new RollbackTo.Steps(1))));
        assertEquals(List.of("1"), project.rows("SELECT n FROM log"));
    }
}
