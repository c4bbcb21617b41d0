package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.script.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded of a migration in parts: nothing counts as done that is not, and what is known of it is told. */
final class PartsRecordTest {
    @TempDir
    private Path folder;

    private Project project;

    private Project of(String engine) throws Exception {
        project = Project.of(engine, folder).file("001_log.sql", """
                CREATE TABLE log (n integer, x text);
                CREATE TABLE gate (n integer NOT NULL);
                INSERT INTO gate VALUES (1);
                """);
        project.migrateQuietly("1");
        project.sql("DELETE FROM gate");
        return project;
    }

    /** Fails where the gate is empty, since nothing is no number that it takes. */
    private static final String GATE = "INSERT INTO gate SELECT max(n) FROM gate;\n";

    @AfterEach
    void drop() {
        project.close();
    }

    private List<String> applied() {
        return Project.said(project.migrate());
    }

    private String blocked() {
        return project.plan().blocked().map(Refused::reason).orElse("");
    }

    /** The schema is as after it, since its first half is committed. */
    @Test
    void aBlockThatFailsBehindItsCommitHasFailed() throws Exception {
        of("postgresql").sql("INSERT INTO log (n) VALUES (1)");
        String block = "DO $$ BEGIN\n  ALTER TABLE log ADD COLUMN %s total integer;\n  COMMIT;\n"
                + "  UPDATE log SET total = 100 / (n - %s);\nEND $$;\n";
        project.file("002_fill.sql", block.formatted("", "1") + "INSERT INTO log (n) VALUES (2);");

        String failed = assertThrows(MigrationException.class, project::migrate).getMessage();
        assertTrue(failed.contains("division by zero"), failed);
        assertTrue(failed.contains("It commits in between: what it did up to its last COMMIT stays"), failed);
        assertEquals(
                List.of("started|0"), project.rows("SELECT state, unit FROM schema_migrations WHERE version = '002'"));

        project.file("002_fill.sql", block.formatted("", "3") + "INSERT INTO log (n) VALUES (2);");
        failed = assertThrows(MigrationException.class, project::migrate).getMessage();
        assertTrue(failed.contains("already exists"), failed);

        project.file("002_fill.sql", block.formatted("IF NOT EXISTS", "3") + "INSERT INTO log (n) VALUES (2);");
        assertEquals(List.of("applied 002_fill.sql"), applied());
        assertEquals(List.of("1|-50", "2|null"), project.rows("SELECT n, total FROM log ORDER BY n"));
    }

    /** A run was killed, and the server goes on with its statement: it is not begun beside that once more. */
    @Test
    void theServerIsWaitedForWhereItStillWorks() throws Exception {
        of("postgresql").waiting();
        String index = "CREATE INDEX CONCURRENTLY log_n ON log (n)";
        project.file("002_index.sql", index + ";\nINSERT INTO log (n) VALUES (2);");
        project.sql("INSERT INTO schema_migrations (version, kind, state, unit, checksum_algorithm)"
                + " VALUES ('002', 'versioned', 'started', 0, 'sha256-lf:')");
        ExecutorService killed = Executors.newSingleThreadExecutor();
        try (Connection holder = project.open();
                Connection orphan = project.open();
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("LOCK TABLE log IN SHARE UPDATE EXCLUSIVE MODE");
            Future<?> running = killed.submit(() -> runs(orphan, index));
            project.onEvent(event -> {
                if (event instanceof MigrationEvent.Waiting) {
                    release(holder);
                }
            });
            awaitWorker();

            assertEquals(List.of("applied 002_index.sql"), applied());
            running.get();
        } finally {
            killed.shutdown();
        }
        assertEquals(
                1,
                project.events.stream()
                        .filter(MigrationEvent.Waiting.class::isInstance)
                        .count());
        assertEquals(
                List.of("t"), project.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'log_n'::regclass"));
        assertEquals(List.of("2"), project.rows("SELECT n FROM log"));
    }

    private void awaitWorker() throws Exception {
        String waits =
                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX%' AND wait_event_type = 'Lock'"
                        + " AND datname = current_database()";
        while (!project.rows(waits).equals(List.of("1"))) {
            Thread.sleep(20);
        }
    }

    private static void runs(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void release(Connection holder) {
        try {
            holder.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It tells how much of the file is done. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void theChecksumOfWhatIsHalfDoneIsNotSettled(String engine) throws Exception {
        halfDone(engine);

        Refused refused = project.repairer()
                .settle("prod", project.database(), new Version("002"), RepairAs.CHECKSUM)
                .refused()
                .orElseThrow();

        assertEquals(
                "Version 002 was begun and not finished: its entry has a checksum of the parts that are done, by which a run"
                        + " goes on behind them, and gets that of its file when all are.",
                refused.reason());
        project.file("002_parts.sql", "INSERT INTO log (n) VALUES (0);\n" + parts());
        String changed = "002_parts.sql was begun, 2 parts of it are done, and what is done reads otherwise now;"
                + " nothing was run.";
        assertEquals(changed, blocked());
        assertEquals("refused: " + changed, applied().get(0));
    }

    /** Two of four parts are done, and the last of them writes a row that no schema shows. */
    private void halfDone(String engine) throws Exception {
        of(engine).file("002_parts.sql", parts());
        assertThrows(MigrationException.class, project::migrate);
    }

    private static String parts() {
        return "INSERT INTO log (n) VALUES (1);\nVACUUM;\n" + GATE + "VACUUM;\nINSERT INTO log (n) VALUES (2);\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void repairTellsWhatIsRecorded(String engine) throws Exception {
        halfDone(engine);

        assertEquals(
                List.of(
                        "002: 002_parts.sql was begun, does not run in one transaction, and was not finished: 2 of 5 parts"
                                + " are recorded as done; the schema is the same before it and after it",
                        "Run db:migrate: it goes on where the run ended.",
                        "Or -Ddb.version=002 -Ddb.as=not-applied to take it out of the history. What the parts that are"
                                + " done did to rows stays, and is done again.",
                        "Or -Ddb.version=002 -Ddb.as=applied to write it down as applied. The parts that are not recorded"
                                + " as done never run then: do by hand what they do to rows."),
                project.explained());
        assertEquals(
                "Version 002 is written down as applied; the schema is what that promises. It had been begun, with 2 parts"
                        + " recorded as done: no other will run, so look whether its rows are as they should be.",
                project.repairer()
                        .settle("prod", project.database(), new Version("002"), RepairAs.APPLIED)
                        .settled()
                        .orElseThrow());
    }

    /** As psql would not do it either. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BEGIN; INSERT INTO log (n) VALUES (1); ROLLBACK;         | :2:40: "ROLLBACK" takes back what stands before it
            BEGIN; INSERT INTO log (n) VALUES (1); COMMIT AND CHAIN; | :2:40: "COMMIT AND CHAIN" leaves a transaction open
            BEGIN; INSERT INTO log (n) VALUES (1);                   | :2:1: "BEGIN" has no COMMIT
            BEGIN; BEGIN; COMMIT;                                    | :2:8: "BEGIN" begins a transaction inside
            INSERT INTO log (n) VALUES (1); COMMIT;                  | :2:33: "COMMIT" ends no transaction
            BEGIN; PREPARE TRANSACTION 'x';                          | :2:8: "PREPARE TRANSACTION 'x'" leaves a transaction
            BEGIN ISOLATION LEVEL SERIALIZABLE; COMMIT;              | :2:1: "BEGIN ISOLATION LEVEL SERIALIZABLE" would begin
            """)
    void whatCannotBeCommittedAsItSaysIsRefused(String script, String message) throws Exception {
        of("postgresql").file("002_parts.sql", "-- driftgate: transaction=off\n" + script);

        String failed = assertThrows(MigrationException.class, project::migrate).getMessage();
        assertTrue(failed.startsWith("002_parts.sql" + message), failed);
        assertEquals(List.of(), project.rows("SELECT n FROM log"));
    }

    @ParameterizedTest
    @CsvSource({
        "BEGIN ISOLATION LEVEL SERIALIZABLE, serializable",
        "START TRANSACTION ISOLATION LEVEL REPEATABLE READ, repeatable read",
        "BEGIN, read committed"
    })
    void aFileRunsAtTheIsolationLevelThatItAsksFor(String begin, String level) throws Exception {
        of("postgresql")
                .file(
                        "002_level.sql",
                        begin + ";\nCREATE TABLE more (n integer);\n"
                                + "INSERT INTO log (n, x) VALUES (1, current_setting('transaction_isolation'));\nCOMMIT;\n");

        assertEquals(List.of("applied 002_level.sql"), applied());
        assertEquals(List.of(level), project.rows("SELECT x FROM log"));
    }

    @ParameterizedTest
    @CsvSource({"postgresql,002", "postgresql,2", "sqlite,002", "sqlite,2"})
    void aScriptInPartsMayRecordItself(String engine, String version) throws Exception {
        String itself = "INSERT INTO schema_migrations (version) VALUES ('" + version + "');\n";
        of(engine).sql("INSERT INTO gate VALUES (1)");
        project.file("002_parts.sql", itself + parts())
                .file("003_off.sql", "-- driftgate: transaction=off\n" + GATE + itself.replace("2'", "3'"));

        assertEquals(List.of("applied 002_parts.sql", "applied 003_off.sql"), applied());
        assertEquals(
                List.of("001|applied", "002|applied", "003|applied"),
                project.rows("SELECT version, state FROM schema_migrations ORDER BY id"));
        assertEquals(List.of("1", "2"), project.rows("SELECT n FROM log ORDER BY n"));
        assertEquals(List.of(), applied());
    }

    /** Else what is done would not be known when the rest fails. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aWayBackMayTakeItsOwnEntryOut(String engine) throws Exception {
        of(engine).sql("INSERT INTO gate VALUES (1)");
        project.file("002_i.sql", "CREATE INDEX i ON log (n);")
                .file(
                        "002_i.down.sql",
                        "DELETE FROM schema_migrations WHERE version = '002';\nVACUUM;\n" + GATE + "DROP INDEX i;");
        assertEquals(List.of("applied 002_i.sql"), applied());
        project.sql("DELETE FROM gate");
        assertThrows(MigrationException.class, () -> project.rollback(new RollbackTo.Steps(1)));
        assertEquals(
                List.of("undoing|2"), project.rows("SELECT state, unit FROM schema_migrations WHERE version = '002'"));

        project.sql("INSERT INTO gate VALUES (1)");
        assertEquals(List.of("undone by 002_i.down.sql"), Project.said(project.rollback(new RollbackTo.Steps(1))));
        assertEquals(List.of("001"), project.rows("SELECT version FROM schema_migrations"));
    }

    /** SQLite would let it pass inside of a transaction, and not do it. */
    @ParameterizedTest
    @ValueSource(strings = {"wal", "truncate"})
    void theJournalModeIsChanged(String mode) throws Exception {
        of("sqlite")
                .file(
                        "002_mode.sql",
                        "INSERT INTO log (n) VALUES (1);\nPRAGMA journal_mode = " + mode
                                + ";\nINSERT INTO log (n) SELECT 2;");
        List<String> heard = new ArrayList<>();
        project.onEvent(event -> {
            if (event instanceof MigrationEvent.UnitDone done) {
                heard.add(done.unit() + " of " + done.of());
            }
        });

        assertEquals(List.of("applied 002_mode.sql"), applied());
        assertEquals(List.of("1 of 3", "2 of 3", "3 of 3"), heard);
        assertEquals(List.of("1", "2"), project.rows("SELECT n FROM log ORDER BY n"));
        if (mode.equals("wal")) {
            assertEquals(List.of("wal"), project.rows("PRAGMA journal_mode"));
        }
    }

    @Test
    void timeoutsOfAScriptHoldInItsLaterParts() throws Exception {
        of("postgresql").file("002_parts.sql", """
                SET statement_timeout = '1h';
                VACUUM log;
                INSERT INTO log (n, x) VALUES (1, current_setting('statement_timeout') || ' ' || current_setting('lock_timeout'));
                SET lock_timeout = '7s';
                VACUUM log;
                INSERT INTO log (n, x) VALUES (2, current_setting('statement_timeout') || ' ' || current_setting('lock_timeout'));
                """);

        assertEquals(List.of("applied 002_parts.sql"), applied());
        assertEquals(List.of("1h 5s", "1h 7s"), project.rows("SELECT x FROM log ORDER BY n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aTargetBeforeWhatIsHalfDoneIsRefused(String engine) throws Exception {
        halfDone(engine);
        project.target("001");

        String reason = "002_parts.sql was begun and not finished, and db.target stops before it; nothing was run.";
        assertEquals(List.of("refused: " + reason), applied());
        assertEquals(reason, blocked());
    }

    /** It was cut off while it waited for a reader; what it left is cleared up, and it runs again. */
    @Test
    void aReindexThatWasCutOffRunsAgain() throws Exception {
        of("postgresql").file("002_i.sql", "CREATE INDEX log_n ON log (n);");
        assertEquals(List.of("applied 002_i.sql"), applied());
        String statement = "REINDEX INDEX CONCURRENTLY log_n";
        project.file("003_again.sql", statement + ";\nINSERT INTO log (n) VALUES (3);");
        cutOff(statement, "003");
        assertEquals(List.of("log_n_ccnew"), project.rows("SELECT relname FROM pg_class WHERE relname LIKE '%\\_cc%'"));
        assertEquals("", blocked());

        assertEquals(List.of("applied 003_again.sql"), applied());
        assertEquals(List.of(), project.rows("SELECT relname FROM pg_class WHERE relname LIKE '%\\_cc%'"));
        assertEquals(List.of("3"), project.rows("SELECT n FROM log"));
    }

    /** Its rows are in no table of the parent's any more, and it is no table of its own yet. */
    @Test
    void aDetachThatWasCutOffIsBroughtToItsEnd() throws Exception {
        of("postgresql").file("002_parts.sql", """
                CREATE TABLE days (n integer) PARTITION BY RANGE (n);
                CREATE TABLE day1 PARTITION OF days FOR VALUES FROM (1) TO (2);
                INSERT INTO days VALUES (1);
                """);
        assertEquals(List.of("applied 002_parts.sql"), applied());
        String statement = "ALTER TABLE days DETACH PARTITION day1 CONCURRENTLY";
        project.file("003_detach.sql", statement + ";\nINSERT INTO log (n) SELECT count(*) FROM days;");
        cutOff(statement, "003", "days");
        assertEquals(List.of("t"), project.rows("SELECT inhdetachpending FROM pg_inherits"));
        assertEquals("", blocked());

        assertEquals(List.of("applied 003_detach.sql"), applied());
        assertEquals(List.of(), project.rows("SELECT inhrelid FROM pg_inherits"));
        assertEquals(List.of("0"), project.rows("SELECT n FROM log"));
        assertEquals(List.of("1"), project.rows("SELECT n FROM day1"));
        assertEquals(List.of(), applied());
    }

    /** A partition that somebody began to detach is no part of the table any more, and is drift. */
    @Test
    void aDetachThatNobodyAskedForIsDrift() throws Exception {
        of("postgresql").file("002_parts.sql", """
                CREATE TABLE days (n integer) PARTITION BY RANGE (n);
                CREATE TABLE day1 PARTITION OF days FOR VALUES FROM (1) TO (2);
                """);
        assertEquals(List.of("applied 002_parts.sql"), applied());
        cutOff("ALTER TABLE days DETACH PARTITION day1 CONCURRENTLY", "", "days");

        project.file("003_more.sql", "CREATE TABLE more (n integer);");
        assertEquals(
                List.of(
                        "refused: The database is not what its applied migrations promise; nothing was applied.",
                        "changed table public.day1",
                        "added check-constraint public.day1.day1_n_check"),
                applied());
    }

    private void cutOff(String statement, String version) throws Exception {
        cutOff(statement, version, "log");
    }

    /** Begins a statement, which waits for a reader of the table, and cancels it. */
    private void cutOff(String statement, String version, String table) throws Exception {
        ExecutorService session = Executors.newSingleThreadExecutor();
        try (Connection reader = project.open();
                Connection worker = project.open();
                Statement read = reader.createStatement()) {
            reader.setAutoCommit(false);
            read.execute("SELECT FROM " + table);
            Future<?> running = session.submit(() -> runs(worker, statement));
            String waits = "SELECT pid FROM pg_stat_activity WHERE query = '" + statement
                    + "' AND wait_event_type = 'Lock'" + " AND datname = current_database()";
            List<String> pid = project.rows(waits);
            while (pid.isEmpty()) {
                Thread.sleep(20);
                pid = project.rows(waits);
            }
            project.rows("SELECT pg_cancel_backend(" + pid.get(0) + ")");
            assertThrows(java.util.concurrent.ExecutionException.class, running::get);
        } finally {
            session.shutdown();
        }
        if (!version.isEmpty()) {
            project.sql("INSERT INTO schema_migrations (version, kind, state, unit, checksum_algorithm) VALUES ('"
                    + version + "', 'versioned', 'started', 0, 'sha256-lf:')");
        }
    }
}
