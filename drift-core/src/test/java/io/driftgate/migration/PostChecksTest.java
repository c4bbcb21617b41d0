package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftgate.check.CheckSettings;
import io.driftgate.check.post.Change;
import io.driftgate.check.post.PostCheck;
import io.driftgate.check.post.PostChecks;
import io.driftgate.dialect.Held;
import io.driftgate.dialect.Holdings;
import io.driftgate.dialect.ReadScope;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.policy.PathPattern;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.source.Dialects;
import io.driftgate.source.SchemaReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run did to a database, seen from outside, and what is wrong with it afterwards. */
class PostChecksTest {
    private static final String TWO = "CREATE TABLE customers (id integer PRIMARY KEY);\n"
            + "CREATE TABLE orders (id integer PRIMARY KEY, customer integer REFERENCES customers (id));\n"
            + "INSERT INTO customers VALUES (1), (2);\nINSERT INTO orders VALUES (1, 1);\n";

    @TempDir
    Path folder;

    private Project project;

    @AfterEach
    void drop() {
        project.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void countsWhatChangedAsPeopleDo(String engine) throws Exception {
        project = Project.of(engine, folder).file("001_two.sql", TWO);
        project.migrate();
        project.file(
                "002_lines.sql",
                "CREATE TABLE lines (id integer PRIMARY KEY, part integer REFERENCES orders (id), n integer UNIQUE);\n"
                        + "CREATE INDEX lines_part ON lines (part);\n"
                        + "ALTER TABLE orders ADD COLUMN note text;\n"
                        + "CREATE INDEX orders_note ON orders (note);\n"
                        + "INSERT INTO orders (id, customer) VALUES (2, 2);");

        Observed observed = project.migrate().observed().orElseThrow();

        assertEquals(
                Map.of(
                        DifferenceKind.ADDED,
                        Map.of(
                                ObjectType.TABLE,
                                1,
                                ObjectType.COLUMN,
                                1,
                                ObjectType.INDEX,
                                2,
                                ObjectType.FOREIGN_KEY,
                                1,
                                ObjectType.UNIQUE_CONSTRAINT,
                                1)),
                observed.counts().byKind());
        assertEquals(Map.of("customers", 2L, "orders", 1L), rows(observed.held()));
        assertEquals(Map.of("customers", 2L, "orders", 2L, "lines", 0L), rows(observed.holds()));
        assertEquals(List.of(), wrong(observed.checks()));
    }

    /** SQLite takes a view as text; a rebuilt table may leave it without what it reads. */
    @Test
    void aViewThatCannotBeReadAnyMoreFailsTheBuild() throws Exception {
        project = Project.of("sqlite", folder)
                .file("001_t.sql", "CREATE TABLE t (a integer, b integer);\nCREATE VIEW reads AS SELECT a, b FROM t;\n")
                .file(
                        "002_v.sql",
                        "CREATE VIEW never AS SELECT x FROM nowhere;\nCREATE VIEW brought AS SELECT own(a) FROM t;");
        assertEquals(
                List.of("WARNING views: view main.never cannot be read: no such table: main.nowhere."),
                wrong(project.migrate().observed().orElseThrow().checks()));
        project.file(
                "003_rebuild.sql",
                "PRAGMA legacy_alter_table = ON;\nCREATE TABLE n (a integer);\nINSERT INTO n SELECT a FROM t;\nDROP TABLE t;\n"
                        + "ALTER TABLE n RENAME TO t;\n");

        String before = project.dump();

        MigrationResult result = project.migrate();

        assertEquals(
                List.of(
                        "refused: After this run views could not be read any more; nothing was applied.",
                        "view main.reads cannot be read: no such column: b."),
                Project.said(result));
        assertEquals(before, project.dump());
        project.file("004_reads.sql", "DROP VIEW reads;\nCREATE VIEW reads AS SELECT a FROM t;\n");
        project.applies("003_rebuild.sql", "004_reads.sql");
    }

    /** The rehearsal has it before anything is done, so that a second try finds nothing else. */
    @Test
    void aViewThatALaterMigrationDoesNotMendIsRefusedAtOnce() throws Exception {
        project = Project.of("sqlite", folder)
                .file("001_t.sql", "CREATE TABLE t (a integer);\nCREATE VIEW reads AS SELECT a FROM t;\n");
        project.migrate();
        String before = project.dump();
        project.file("002_gone.sql", "DROP TABLE t;").file("003_more.sql", "CREATE TABLE u (a integer);");

        for (int i = 0; i < 2; i++) {
            assertEquals(
                    List.of(
                            "refused: After this run views could not be read any more; nothing was applied.",
                            "view main.reads cannot be read: no such table: main.t."),
                    Project.said(project.migrate()));
            assertEquals(before, project.dump());
        }
        assertEquals(true, project.plan().blocked().isPresent());
        project.file("003_more.sql", "DROP VIEW reads;\nCREATE VIEW READS AS SELECT 1 AS a;\n");
        project.applies("002_gone.sql", "003_more.sql");
    }

    /** No migration makes what it reads; in the database it is there. */
    @Test
    void aViewOverWhatOthersLookAfterIsNoReason() throws Exception {
        project = Project.of("sqlite", folder);
        project.sql("CREATE TABLE theirs (a integer)");
        project.checks(new CheckSettings(
                        Optional.empty(),
                        Set.of(),
                        List.of(new PathPattern("main.theirs")),
                        List.of(),
                        LocalDate.EPOCH))
                .file("001_v.sql", "CREATE VIEW reads AS SELECT a FROM theirs;");
        project.applies("001_v.sql");
        project.file("002_t.sql", "CREATE TABLE t (a integer);");
        project.applies("002_t.sql");
        project.file("003_v.sql", "DROP VIEW reads;\nCREATE VIEW reads AS SELECT a, 1 AS b FROM theirs;");
        project.applies("003_v.sql");
        String before = project.dump();
        project.file("004_v.sql", "DROP VIEW reads;\nCREATE VIEW reads AS SELECT c FROM theirs;");

        assertEquals(
                List.of(
                        "refused: After 004_v.sql views could not be read any more; it was rolled back.",
                        "view main.reads cannot be read: no such column: c."),
                Project.said(project.migrate()));
        assertEquals(before, project.dump());
    }

    /** To SQLite it is the same view. */
    @Test
    void aViewInAnotherCaseIsNoNewOne() throws Exception {
        project = Project.of("sqlite", folder)
                .file("001_t.sql", "CREATE TABLE t (a integer);\nCREATE VIEW reads AS SELECT a FROM t;\n");
        project.migrate();
        project.file("002_case.sql", "DROP VIEW reads;\nCREATE VIEW Reads AS SELECT b FROM t;\n");

        assertEquals(
                List.of(
                        "refused: After this run views could not be read any more; nothing was applied.",
                        "view main.\"Reads\" cannot be read: no such column: b."),
                Project.said(project.migrate()));
    }

    /** The rehearsal does not have it: the proof before the last commit does. */
    @Test
    void aViewThatNobodyManagesIsNotBroken() throws Exception {
        project = Project.of("sqlite", folder).file("001_t.sql", "CREATE TABLE t (a integer);");
        project.migrate();
        project.sql("CREATE VIEW own AS SELECT a FROM t");
        String before = project.dump();
        project.file("002_gone.sql", "DROP TABLE t;").warning();

        assertEquals(
                List.of(
                        "refused: After 002_gone.sql views could not be read any more; it was rolled back.",
                        "view main.own cannot be read: no such table: main.t."),
                Project.said(project.migrate()));
        assertEquals(before, project.dump());
    }

    /** The run ends before the migration that would have made it anew. */
    @Test
    void aViewThatAnEndedRunLeavesUnreadableIsTold() throws Exception {
        project = Project.of("sqlite", folder)
                .file(
                        "001_t.sql",
                        "CREATE TABLE t (a integer); CREATE TABLE u (a integer);\nCREATE VIEW reads AS SELECT a FROM t;\n");
        project.migrate();
        project.sql("INSERT INTO u VALUES (1)");
        project.file("002_drop.sql", "DROP TABLE t;")
                .file(
                        "003_fails.sql",
                        "CREATE TABLE n (a integer); INSERT INTO n SELECT abs(a - 9223372036854775807 - 2) FROM u;")
                .file("004_reads.sql", "DROP VIEW reads; CREATE VIEW reads AS SELECT a FROM n;");

        RunFailedException failed = assertThrows(RunFailedException.class, project::migrate);

        assertEquals(
                List.of("FAILED views: view main.reads cannot be read: no such table: main.t."),
                wrong(failed.result().observed().orElseThrow().checks()));
    }

    @Test
    void rowsThatAMigrationOrphansKeepItFromItsCommit() throws Exception {
        project = Project.sqlite(folder).file("001_two.sql", TWO);
        project.migrate();
        project.file("002_gone.sql", "PRAGMA foreign_keys = OFF;\nINSERT INTO orders VALUES (7, 77), (8, 88);");

        MigrationResult result = project.migrate();

        assertEquals(
                "002_gone.sql would have lost or orphaned rows, and was rolled back.",
                result.refused().orElseThrow().reason());
    }

    @Test
    void rowsThatWereOrphansBeforeAreToldAndFailNothing() throws Exception {
        project = Project.postgres(folder).file("001_two.sql", TWO);
        project.migrate();
        project.sql(
                "ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey; INSERT INTO orders VALUES (2, 99), (3, NULL)");
        project.file("001_two.sql", TWO);
        project.sql("ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer)"
                + " REFERENCES customers (id) NOT VALID");
        project.warning().file("002_more.sql", "INSERT INTO customers VALUES (3);");

        MigrationResult result = project.migrate();

        assertEquals(Optional.empty(), result.refused());
        assertEquals(
                List.of(
                        "WARNING orphaned rows: public.orders.orders_customer_fkey: 1 row without the row that it refers to, as before"
                                + " the run.",
                        "WARNING indexes and constraints: foreign key public.orders.orders_customer_fkey is not validated:"
                                + " rows that stood before it may break it."),
                wrong(result.observed().orElseThrow().checks()));
    }

    @Test
    void aKeyThatChecksNothingMayStandOverOrphans() throws Exception {
        project = Project.postgres(folder)
                .file(
                        "001_two.sql",
                        "CREATE TABLE customers (id integer PRIMARY KEY);\nCREATE TABLE orders (id integer, customer integer);");
        project.migrate();
        project.sql("INSERT INTO orders VALUES (1, 7)");
        project.file(
                "002_key.sql",
                "ALTER TABLE orders ADD CONSTRAINT k FOREIGN KEY (customer) REFERENCES customers (id) NOT VALID;");

        MigrationResult result = project.migrate();

        assertEquals(Optional.empty(), result.refused());
        assertEquals(
                List.of(
                        "WARNING orphaned rows: public.orders.k: 1 row without the row that it refers to, which the new key does"
                                + " not check.",
                        "WARNING indexes and constraints: foreign key public.orders.k is not validated: rows that stood before it"
                                + " may break it."),
                wrong(result.observed().orElseThrow().checks()));
    }

    /** The rows that a rebuild leaves out are left out by the migration. */
    @Test
    void aRebuildMayLeaveRowsOut() throws Exception {
        project = Project.sqlite(folder)
                .file("001_a.sql", "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1), (1), (2);");
        project.migrate();
        project.file(
                "002_once.sql",
                "CREATE TABLE a_new (id integer PRIMARY KEY);\nINSERT INTO a_new SELECT DISTINCT id FROM a;\n"
                        + "DROP TABLE a;\nALTER TABLE a_new RENAME TO a;");
        MigrationResult changed = project.migrate();
        project.file(
                "003_fewer.sql",
                "CREATE TABLE a_new (id integer PRIMARY KEY);\nINSERT INTO a_new SELECT id FROM a WHERE id = 1;\n"
                        + "DROP TABLE a;\nALTER TABLE a_new RENAME TO a;");
        MigrationResult same = project.migrate();

        assertEquals(Optional.empty(), changed.refused());
        assertEquals(Optional.empty(), same.refused());
        assertEquals(List.of("1"), project.rows("SELECT id FROM a"));
    }

    @Test
    void aSequenceBehindItsColumnIsTold() throws Exception {
        project = Project.postgres(folder)
                .file(
                        "001_a.sql",
                        "CREATE TABLE a (id serial PRIMARY KEY, n integer GENERATED BY DEFAULT AS IDENTITY);\n"
                                + "INSERT INTO a (id) VALUES (5);\nINSERT INTO a (id) VALUES (6);");

        Observed observed = project.migrate().observed().orElseThrow();

        assertEquals(
                List.of("WARNING sequences: public.a_id_seq: its next value is 1, and public.a.id already reaches 6."
                        + " Set it with setval, or inserts will collide."),
                wrong(observed.checks()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aRunThatFailsSaysHowFarItCame(String engine) throws Exception {
        project = Project.of(engine, folder).file("001_two.sql", TWO);
        project.migrate();
        project.file("002_more.sql", "INSERT INTO customers VALUES (3);")
                .file("003_twice.sql", "INSERT INTO customers VALUES (77);");
        project.sql("INSERT INTO customers VALUES (77)");

        RunFailedException failed = assertThrows(RunFailedException.class, project::migrate);

        assertEquals(List.of("applied 002_more.sql"), Project.said(failed.result()));
        assertEquals(Optional.of(failed.getMessage()), failed.result().failed());
        assertEquals("002", failed.result().version());
        assertEquals(
                Map.of("customers", 4L, "orders", 1L),
                rows(failed.result().observed().orElseThrow().holds()));
    }

    /** What a migration drops and makes anew it has emptied itself, and nobody else. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aTableMadeAnewIsOurs(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("001_a.sql", "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1), (2);");
        project.migrate();
        project.file("002_anew.sql", "DROP TABLE a;\nCREATE TABLE a (id integer);");

        MigrationResult anew = project.migrate();

        assertEquals(Optional.empty(), anew.refused());
        String schema = engine.equals("sqlite") ? "main" : "public";
        assertEquals(
                List.of("WARNING row counts: " + schema
                        + ".a has fewer rows than before the run: it had 2, and has 0."),
                wrong(anew.observed().orElseThrow().checks()));
        assertEquals(Map.of("a", 0L), rows(anew.observed().orElseThrow().holds()));
    }

    /** A table keeps its rows under another name, whatever has its name then. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aTableThatIsRenamedHasLostNothing(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file(
                        "001_a.sql",
                        "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1), (2);\nCREATE TABLE b (id integer);\n"
                                + "INSERT INTO b VALUES (1);\nCREATE TABLE c (id integer);\nINSERT INTO c VALUES (1);");
        project.migrate();
        project.file("002_old.sql", "ALTER TABLE a RENAME TO a_old;\nCREATE TABLE a (id integer);")
                .file(
                        "003_swap.sql",
                        "ALTER TABLE b RENAME TO b_tmp;\nALTER TABLE a RENAME TO b;\nALTER TABLE b_tmp RENAME TO a;")
                .file("004_less.sql", "ALTER TABLE c RENAME TO d;\nDELETE FROM d;");

        MigrationResult result = project.migrate();

        String schema = engine.equals("sqlite") ? "main" : "public";
        assertEquals(
                List.of("WARNING row counts: " + schema
                        + ".d has fewer rows than before the run: it had 1, and has 0."),
                wrong(result.observed().orElseThrow().checks()));
        assertEquals(
                Map.of("a_old", 2L, "a", 1L, "b", 0L, "d", 0L),
                rows(result.observed().orElseThrow().holds()));
    }

    /** The engine itself says whether somebody else wrote: SQLite does. */
    @Test
    void rowsThatVanishFromATableThatNobodyWroteToAreAFailure() throws Exception {
        project = Project.sqlite(folder);
        project.sql("CREATE TABLE a (id integer); INSERT INTO a VALUES (1), (2)");
        try (Connection connection = project.open();
                Statement statement = connection.createStatement()) {
            Holdings holdings = Dialects.of(connection).orElseThrow().holdings();
            Schema schema = SchemaReader.read(connection, ReadScope.DEFAULT);
            Held before = holdings.count(connection, List.of("main"), false);
            statement.execute("DELETE FROM a WHERE id = 1");
            Held after = holdings.count(connection, List.of("main"), true);
            project.sql("INSERT INTO a VALUES (3), (4)");
            Held later = holdings.count(connection, List.of("main"), true);

            assertEquals(
                    List.of(
                            "FAILED row counts: main.a had 2 rows and has 1, though no migration wrote to it, and nobody else"
                                    + " wrote to the database meanwhile."),
                    wrong(PostChecks.of(change(before, after, schema, Set.of()))));
            assertEquals(
                    List.of("WARNING row counts: main.a has fewer rows than before the run: it had 2, and has 1."),
                    wrong(PostChecks.of(change(before, after, schema, Set.of(ObjectPath.of("main", "a"))))));
            assertEquals(
                    List.of(
                            "WARNING row counts: main.a had 2 rows and has 3, though no migration wrote to it: another session did."),
                    wrong(PostChecks.of(change(before, later, schema, Set.of()))));
        }
    }

    private static Change change(Held before, Held after, Schema schema, Set<ObjectPath> written) {
        return new Change(before, after, schema, schema, Map.of(), Optional.of(written));
    }

    private static Map<String, Long> rows(Optional<Held> held) {
        Map<String, Long> rows = new TreeMap<>();
        held.orElseThrow().tables().forEach((path, table) -> rows.put(path.name(), table.rows()));
        return rows;
    }

    private static List<String> wrong(List<PostCheck> checks) {
        return checks.stream()
                .filter(check -> check.verdict() != PostCheck.Verdict.PASSED)
                .flatMap(
                        check -> check.lines().stream().map(line -> check.verdict() + " " + check.name() + ": " + line))
                .collect(Collectors.toList());
    }
}
