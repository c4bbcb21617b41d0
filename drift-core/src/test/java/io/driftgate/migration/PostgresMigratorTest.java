package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.dialect.postgres.TestPostgres;
import io.driftgate.report.Paint;
import io.driftgate.report.ProgressText;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** What only PostgreSQL has: statements outside of transactions, sessions, locks, roles. */
class PostgresMigratorTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void project() throws Exception {
        project = Project.postgres(folder)
                .file("001_orders.sql", "CREATE TABLE orders (id integer PRIMARY KEY, note text);");
    }

    @AfterEach
    void drop() {
        project.close();
    }

    @Test
    void aStatementThatRefusesATransactionRunsAlone() throws Exception {
        project.file("002_index.sql", """
                ALTER TABLE orders ADD COLUMN total integer;
                CREATE INDEX CONCURRENTLY orders_note ON orders (note);
                ALTER TABLE orders ADD COLUMN seen boolean;
                ALTER TABLE orders ADD COLUMN done boolean;
                """);

        assertEquals(List.of("applied 001_orders.sql", "applied 002_index.sql"), Project.said(project.migrate()));

        assertEquals(
                List.of("part 1 of 3", "part 2 of 3", "part 3 of 3"),
                project.events.stream()
                        .filter(MigrationEvent.UnitDone.class::isInstance)
                        .map(MigrationEvent.UnitDone.class::cast)
                        .map(done -> "part " + done.unit() + " of " + done.of())
                        .toList());
        assertEquals(List.of("001|orders|versioned|applied", "002|index|versioned|applied"), project.history());
        assertEquals(List.of(), Project.said(project.migrate()));
    }

    @Test
    void anIndexThatCouldNotBeBuiltIsRemovedAndBuiltAgain() throws Exception {
        project.target("1").migrate();
        project.sql("INSERT INTO orders VALUES (1, 'twice'), (2, 'twice')");
        project.newest().file("002_index.sql", "CREATE UNIQUE INDEX CONCURRENTLY orders_note ON orders (note);");
        project.settings(project.settings().withPrecautions(Project.UNCHECKED));

        MigrationException error = assertThrows(MigrationException.class, project::migrate);
        assertTrue(error.getMessage().contains("SQLSTATE 23505"), error.getMessage());
        assertTrue(error.getMessage().contains("recorded as started"), error.getMessage());
        assertEquals(List.of("001|orders|versioned|applied", "002|index|versioned|started"), project.history());

        project.sql("UPDATE orders SET note = 'other' WHERE id = 2");
        assertEquals(List.of("applied 002_index.sql"), Project.said(project.migrate()));
        assertEquals(
                List.of("t"),
                project.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_note'::regclass"));
    }

    /** Invalid until all who may use it have ended, as PostgreSQL drops it then; and for ever where that was interrupted. */
    @Test
    void anIndexThatWasNotDroppedToTheEndIsDroppedThen() throws Exception {
        project.file("002_index.sql", "CREATE INDEX orders_note ON orders (note);")
                .file("003_none.sql", "DROP INDEX CONCURRENTLY orders_note;\nDROP INDEX CONCURRENTLY IF EXISTS never;")
                .target("2")
                .migrate();
        project.newest().sql("INSERT INTO schema_migrations (version, state, unit) VALUES ('003', 'started', 0)");
        try (Connection reader = project.open();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM orders");
            assertThrows(
                    IllegalStateException.class,
                    () -> project.sql("SET lock_timeout = 200;\nDROP INDEX CONCURRENTLY orders_note;"));
        }
        assertEquals(
                List.of("f"),
                project.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_note'::regclass"));

        assertEquals(List.of("applied 003_none.sql"), Project.said(project.migrate()));

        assertEquals(
                List.of("orders_pkey"), project.rows("SELECT indexname FROM pg_indexes WHERE tablename = 'orders'"));
        assertEquals(List.of(), Project.said(project.migrate()));
    }

    @Test
    void whatTheServerGoesOnWithForARunThatWasCutOffIsWaitedFor() throws Exception {
        project.file("002_index.sql", "CREATE INDEX orders_note ON orders (note);")
                .file("003_none.sql", "DROP INDEX CONCURRENTLY orders_note;")
                .target("2")
                .migrate();
        project.newest().sql("INSERT INTO schema_migrations (version, state, unit) VALUES ('003', 'started', 0)");
        project.waiting();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Connection reader = project.open();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM orders");
            Future<?> cutOff = threads.submit(() -> {
                project.sql("DROP INDEX CONCURRENTLY orders_note;");
                return "";
            });
            await("SELECT count(*) FROM pg_index WHERE NOT indisvalid", "1");
            Future<MigrationResult> run = threads.submit(project::migrate);
            awaitWaiting();
            assertEquals(
                    List.of("1"),
                    project.rows(
                            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DROP INDEX%' AND state = 'active'"));
            reader.rollback();
            cutOff.get(1, TimeUnit.MINUTES);

            assertEquals(List.of("applied 003_none.sql"), Project.said(run.get(1, TimeUnit.MINUTES)));
        } finally {
            threads.shutdownNow();
        }
        assertEquals(List.of(), Project.said(project.migrate()));
    }

    private void awaitWaiting() throws Exception {
        for (int i = 0; i < 3000 && project.events.stream().noneMatch(MigrationEvent.Waiting.class::isInstance); i++) {
            Thread.sleep(20);
        }
    }

    private void await(String query, String answer) throws Exception {
        for (int i = 0; i < 3000 && !project.rows(query).equals(List.of(answer)); i++) {
            Thread.sleep(20);
        }
        assertEquals(List.of(answer), project.rows(query));
    }

    @Test
    void aRunThatWasCutOffBeforeItCouldRecordGoesOn() throws Exception {
        project.target("1").migrate();
        project.newest().file("002_index.sql", """
                CREATE INDEX CONCURRENTLY orders_note ON orders (note);
                CREATE INDEX CONCURRENTLY orders_both ON orders (note, id);
                """);
        project.sql("INSERT INTO schema_migrations (version, state, unit) VALUES ('002', 'started', 0)");
        project.sql("CREATE INDEX orders_note ON orders (note)");

        assertEquals(List.of("applied 002_index.sql"), Project.said(project.migrate()));

        assertEquals(
                List.of("orders_both", "orders_note", "orders_pkey"),
                project.rows("SELECT indexname FROM pg_indexes WHERE tablename = 'orders' ORDER BY 1"));
    }

    @Test
    void aPartThatOnlyWritesRowsIsNotTakenForDone() throws Exception {
        project.target("1").migrate();
        project.newest().file("002_rows.sql", """
                -- driftgate: transaction=off
                BEGIN;
                INSERT INTO orders VALUES (1, 'one');
                COMMIT;
                CREATE INDEX CONCURRENTLY orders_note ON orders (note);
                """);
        project.sql("INSERT INTO schema_migrations (version, state, unit) VALUES ('002', 'started', 0)");

        assertEquals(List.of("applied 002_rows.sql"), Project.said(project.migrate()));

        assertEquals(List.of("1|one"), project.rows("SELECT * FROM orders"));
    }

    /** As psql would: a setting holds for the rest of the file. */
    @Test
    void whatAPartSetsHoldsForTheNextOnes() throws Exception {
        project.file("002_set.sql", """
                CREATE SCHEMA other;
                SET search_path = other;
                CREATE TABLE t (id integer);
                CREATE INDEX CONCURRENTLY t_id ON t (id);
                INSERT INTO t VALUES (1);
                """);

        assertEquals(List.of("applied 001_orders.sql", "applied 002_set.sql"), Project.said(project.migrate()));

        assertEquals(List.of("1"), project.rows("SELECT id FROM other.t"));
        assertEquals(List.of("other"), project.rows("SELECT schemaname FROM pg_indexes WHERE indexname = 't_id'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                -- driftgate: transaction=off
                SET search_path = other, public;
                VACUUM gate;
                SELECT 1 / (SELECT count(*) FROM gate);
                BEGIN;
                INSERT INTO orders VALUES (77, 'here');
                COMMIT;
                INSERT INTO orders VALUES (78, 'here too');
                """, """
                SET search_path = other, public;
                VACUUM gate;
                SELECT 1 / (SELECT count(*) FROM gate);
                INSERT INTO orders VALUES (77, 'here');
                VACUUM gate;
                INSERT INTO orders VALUES (78, 'here too');
                """})
    void aRunThatGoesOnSetsAgainWhatThePartsBeforeHadSet(String sql) throws Exception {
        project.file("002_gate.sql", """
                CREATE SCHEMA other;
                CREATE TABLE gate (n integer);
                INSERT INTO gate VALUES (1);
                CREATE TABLE other.orders (id integer, note text);
                """).migrate();
        project.sql("DELETE FROM gate");
        project.file("003_rows.sql", sql);
        assertTrue(assertThrows(MigrationException.class, project::migrate)
                .getMessage()
                .contains("division by zero"));
        project.sql("INSERT INTO gate VALUES (1)");

        assertEquals(List.of("applied 003_rows.sql"), Project.said(project.migrate()));

        assertEquals(List.of("77|here", "78|here too"), project.rows("SELECT id, note FROM other.orders ORDER BY id"));
        assertEquals(List.of(), project.rows("SELECT id FROM public.orders"));
    }

    @Test
    void onlyWhatSetsTheSessionIsRunAgain() throws Exception {
        project.file("002_log.sql", """
                CREATE TABLE log (line text);
                CREATE FUNCTION note(line text) RETURNS text LANGUAGE sql AS 'INSERT INTO log VALUES ($1) RETURNING line';
                CREATE SCHEMA other;
                """).file("003_parts.sql", """
                -- driftgate: transaction=off
                SELECT pg_catalog.set_config('search_path', 'other, public', false);
                SELECT note('set_config is only named'), set_config('a.b', 'c', false);
                VACUUM log;
                BEGIN;
                CREATE TABLE one (id integer);
                COMMIT;
                CREATE TABLE two (id integer);
                """);

        assertEquals(3, project.migrate().done().size());

        assertEquals(List.of("set_config is only named"), project.rows("SELECT line FROM log"));
        assertEquals(
                List.of("one", "two"),
                project.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'other' ORDER BY 1"));
    }

    /** With a new migration behind them those that are applied are replayed; so they are on a machine that has no cache. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET LOCAL search_path = other, public; CREATE TABLE local (id integer);",
                "INSERT INTO child VALUES (1, 1); INSERT INTO parent VALUES (1);",
                "LOCK TABLE parent IN ACCESS EXCLUSIVE MODE; ALTER TABLE parent ADD COLUMN note text;",
                "CREATE TEMP TABLE few ON COMMIT DROP AS SELECT 1 AS id; INSERT INTO parent SELECT id FROM few;",
                "SET LOCAL check_function_bodies = off; CREATE FUNCTION early() RETURNS integer LANGUAGE sql AS"
                        + " 'SELECT n FROM later'; CREATE TABLE later (n integer);",
                "SAVEPOINT one; CREATE TABLE saved (id integer); RELEASE one;",
                "PREPARE few AS INSERT INTO parent VALUES ($1); EXECUTE few(1); EXECUTE few(2);",
                "GRANT SELECT ON parent TO nobody_yet; SET LOCAL search_path = other; CREATE TABLE local (id integer);"
            })
    void aScriptIsReplayedInATransactionAsItWasApplied(String sql) throws Exception {
        project.file("002_other.sql", """
                CREATE SCHEMA other;
                CREATE TABLE parent (id integer PRIMARY KEY);
                CREATE TABLE child (id integer, parent integer REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
                """).file("003_in_one.sql", sql);
        boolean grants = sql.contains("nobody_yet");
        if (grants) {
            project.asSuperuser("CREATE ROLE nobody_yet");
        }
        try {
            assertEquals(3, project.migrate().done().size());
            project.file("004_last.sql", "-- " + java.util.UUID.randomUUID() + "\nCREATE TABLE last (id integer);");

            assertEquals(List.of("applied 004_last.sql"), Project.said(project.migrate()));
        } finally {
            if (grants) {
                project.asSuperuser("DROP OWNED BY nobody_yet; DROP ROLE nobody_yet");
            }
        }
    }

    @Test
    void theSecondOfTwoRunsWaitsAndFindsNothingToDo() throws Exception {
        project.file("002_slow.sql", "SELECT pg_sleep(1); CREATE TABLE slow (id integer);");
        project.migrateQuietly("1");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            project.waiting();
            Future<MigrationResult> one = both.submit(project::migrate);
            Future<MigrationResult> two = both.submit(project::migrate);
            List<String> said = new java.util.ArrayList<>(Project.said(one.get(60, TimeUnit.SECONDS)));
            said.addAll(Project.said(two.get(60, TimeUnit.SECONDS)));

            assertEquals(List.of("applied 002_slow.sql"), said);
            assertEquals(
                    1,
                    project.events.stream()
                            .filter(MigrationEvent.Waiting.class::isInstance)
                            .map(MigrationEvent.Waiting.class::cast)
                            .filter(waiting -> waiting.holder().contains("driftgate"))
                            .count());
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void aLockThatIsNotFreeInTimeIsTriedForAgain() throws Exception {
        project.migrate();
        project.file("002_total.sql", "ALTER TABLE orders ADD COLUMN total integer;")
                .impatient();
        CountDownLatch retried = new CountDownLatch(1);
        project.onEvent(event -> {
            if (event instanceof MigrationEvent.Retrying) {
                retried.countDown();
            }
        });
        try (Connection other = project.open();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM orders");
            ExecutorService runner = Executors.newSingleThreadExecutor();
            Future<MigrationResult> run = runner.submit(project::migrate);
            assertTrue(retried.await(60, TimeUnit.SECONDS));
            other.rollback();

            assertEquals(List.of("applied 002_total.sql"), Project.said(run.get(60, TimeUnit.SECONDS)));
            runner.shutdown();
        }
    }

    @Test
    void aStatementThatTakesLongSaysWhatItWaitsFor() throws Exception {
        project.migrate();
        project.file("002_total.sql", "SELECT 1;\nALTER TABLE orders ADD COLUMN total integer;");
        CountDownLatch told = new CountDownLatch(1);
        List<String> lines = new CopyOnWriteArrayList<>();
        project.onEvent(event -> {
            if (event instanceof MigrationEvent.StillRunning) {
                lines.add(new ProgressText(Paint.NONE).line(event));
                told.countDown();
            }
        });
        ExecutorService runner = Executors.newSingleThreadExecutor();
        try (Connection other = project.open();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM orders");
            Future<MigrationResult> run = runner.submit(project::migrate);
            assertTrue(told.await(60, TimeUnit.SECONDS));
            int pid = other.unwrap(PGConnection.class).getBackendPID();
            other.rollback();

            assertEquals(List.of("applied 002_total.sql"), Project.said(run.get(60, TimeUnit.SECONDS)));
            String first = lines.get(0)
                    .replaceAll("runs for [0-9.]+ s", "runs for N s")
                    .replaceAll("open for \\d+ s", "open for N s");
            assertEquals(
                    "002 total, line 2, runs for N s, waiting for a lock of session " + pid + " of "
                            + project.database().user()
                            + " (driftgate), idle in transaction, its transaction open for N s:"
                            + " ALTER TABLE orders ADD COLUMN total integer",
                    first);
        } finally {
            runner.shutdownNow();
        }
    }

    @Test
    void whatAScriptSetsForItsSessionEndsWithIt() throws Exception {
        project.file("002_set.sql", """
                CREATE SCHEMA other;
                SET search_path = other;
                SET lock_timeout = 1;
                SELECT pg_advisory_lock(42);
                PREPARE kept AS SELECT 1;
                CREATE TEMP TABLE scratch (id integer);
                CREATE TABLE there (id integer);
                """);
        project.file("003_plain.sql", "PREPARE kept AS SELECT 2; CREATE TABLE here (id integer);");

        assertEquals(
                List.of("applied 001_orders.sql", "applied 002_set.sql", "applied 003_plain.sql"),
                Project.said(project.migrate()));

        assertEquals(
                List.of("other.there", "public.here", "public.orders", "public.schema_migrations"),
                project.rows("SELECT schemaname || '.' || tablename FROM pg_tables"
                        + " WHERE schemaname IN ('public', 'other') ORDER BY 1"));
    }

    @Test
    void whatAScriptDiscardsIsMadeAgain() throws Exception {
        project.file("002_discard.sql", "DEALLOCATE ALL; CREATE TABLE a (id integer); DEALLOCATE ALL;");
        project.file("003_again.sql", "ALTER TABLE a ADD COLUMN note text; DEALLOCATE ALL;");
        project.file("004_alone.sql", """
                -- driftgate: transaction=off
                CREATE INDEX CONCURRENTLY a_note ON a (note);
                DEALLOCATE ALL;
                """);
        project.file("005_rows.sql", "INSERT INTO a VALUES (1, 'one'); DEALLOCATE ALL;");
        project.file("006_plain.sql", "CREATE TABLE b (id integer);");

        assertEquals(
                List.of(
                        "applied 001_orders.sql",
                        "applied 002_discard.sql",
                        "applied 003_again.sql",
                        "applied 004_alone.sql",
                        "applied 005_rows.sql",
                        "applied 006_plain.sql"),
                Project.said(project.migrate()));

        assertEquals(
                List.of("001 APPLIED", "002 APPLIED", "003 APPLIED", "004 APPLIED", "005 APPLIED", "006 APPLIED"),
                project.rows("SELECT version || ' ' || upper(state) FROM schema_migrations ORDER BY version"));
        assertEquals(
                List.of("005 public.a"),
                project.rows(
                        "SELECT version || ' ' || written_tables FROM schema_migrations WHERE written_tables <> ''"));
    }

    /** The rehearsal has no rows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TEMP TABLE pg_index ON COMMIT DROP AS SELECT * FROM pg_catalog.pg_index;",
                "CREATE TEMP TABLE pg_class ON COMMIT DROP AS SELECT * FROM pg_catalog.pg_class;",
                "SET search_path = pg_temp; SET enable_indexscan = off; SET plan_cache_mode = force_custom_plan;",
                "CREATE TABLE added (id integer); INSERT INTO orders (id) VALUES (2);",
                "PREPARE driftgate_mine AS SELECT 1;"
            })
    void whatAScriptDoesOnlyHereIsSeenThroughWhateverElseItDoes(String first) throws Exception {
        hide(first);
    }

    @Test
    void whatAScriptDoesWhileItKeepsTheServerFromCountingIsSeen() throws Exception {
        project.asSuperuser("GRANT SET ON PARAMETER track_counts TO PUBLIC");
        try {
            hide("SET track_counts = off;");
        } finally {
            project.asSuperuser("REVOKE SET ON PARAMETER track_counts FROM PUBLIC");
        }
    }

    private void hide(String first) throws Exception {
        project.migrate();
        project.sql("INSERT INTO orders (id) VALUES (1)");
        project.file("002_hidden.sql", first + """

                DO $$ BEGIN IF EXISTS (SELECT FROM public.orders WHERE id = 1) THEN
                  CREATE INDEX hidden ON public.orders (id DESC);
                END IF; END $$;
                """);

        assertEquals(
                "refused: 002_hidden.sql did something else here than in a scratch database, and was rolled back.",
                Project.said(project.migrate()).get(0));
        assertEquals(List.of(), project.rows("SELECT indexname FROM pg_indexes WHERE indexname = 'hidden'"));
    }

    @Test
    void backslashesAndQuotesReachTheHistoryWhateverTheRoleSets() throws Exception {
        project.sql("DO $$ BEGIN EXECUTE format('ALTER ROLE %I SET standard_conforming_strings = off', current_user);"
                + " END $$");
        project.file("002_odd.sql", """
                -- Purpose: what's in C:\\temp\\new\ttab
                CREATE TABLE odd (id integer);
                """);

        assertEquals(List.of("applied 001_orders.sql", "applied 002_odd.sql"), Project.said(project.migrate()));

        assertEquals(
                List.of("what's in C:\\temp\\new\ttab"),
                project.rows("SELECT description FROM schema_migrations WHERE version = '002'"));
        project.sql("DO $$ BEGIN EXECUTE format('ALTER ROLE %I RESET ALL', current_user); END $$");
    }

    @Test
    void aRolesSearchPathThatLeadsElsewhereIsNoticed() throws Exception {
        project.migrate();
        project.sql("CREATE SCHEMA other");
        project.sql(
                "DO $$ BEGIN EXECUTE format('ALTER ROLE %I SET search_path = other, public', current_user); END $$");
        project.file("002_log.sql", "CREATE TABLE log (id integer);");

        assertEquals(
                List.of(
                        "refused: 002_log.sql did something else here than in a scratch database, and was rolled back.",
                        "removed table public.log"),
                Project.said(project.migrate()));
        assertEquals(List.of(), project.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'other'"));
    }

    @Test
    void aLostConnectionLeavesTheOldStateAndTheNextRunGoesOn() throws Exception {
        project.file("002_total.sql", "ALTER TABLE orders ADD COLUMN total integer;");
        project.onEvent(event -> {
            if (event instanceof MigrationEvent.Started started && started.number() == 2) {
                terminateAll();
            }
        });

        MigrationException error = assertThrows(MigrationException.class, project::migrate);
        project.onEvent(event -> {});

        assertTrue(
                error.getMessage().contains("db:info") || error.getMessage().contains("terminat"), error.getMessage());
        assertEquals(List.of("001|orders|versioned|applied"), project.history());
        assertEquals(List.of("applied 002_total.sql"), Project.said(project.migrate()));
    }

    private void terminateAll() {
        try {
            TestPostgres.server(15)
                    .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '"
                            + project.database().user() + "'");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRoleWithoutCreateIsToldSo() throws Exception {
        project.asSuperuser("REVOKE ALL ON SCHEMA public FROM pg_database_owner");

        assertEquals(
                List.of(
                        "refused: One thing stands in the way; nothing was applied.",
                        "The role may not create anything in the schema public. GRANT CREATE ON SCHEMA public to it, as the"
                                + " schema's owner."),
                Project.said(project.migrate()));
    }

    @Test
    void extensionsThatNoMigrationCreatesAreNamedAsTheReason() throws Exception {
        project.migrate();
        project.asSuperuser("CREATE EXTENSION citext");
        project.file("002_mail.sql", "ALTER TABLE orders ADD COLUMN mail citext;");

        String message =
                assertThrows(MigrationException.class, project::migrate).getMessage();

        assertTrue(
                message.startsWith(
                        "002_mail.sql:1:36: type \"citext\" does not exist (SQLSTATE 42704), in: ALTER TABLE orders"),
                message);
        assertTrue(
                message.endsWith(
                        " If it belongs to an extension (this database has citext), let the migrations create that"
                                + " first: CREATE EXTENSION IF NOT EXISTS …."),
                message);
    }
}
