package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftgate.check.CheckSettings;
import io.driftgate.schema.Property;
import io.driftgate.script.Version;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repeatable migrations that were edited: what their old text made stands in the database, and they run again. */
final class RepeatableTest {
    private static final String NOT_OVER_THE_OLD =
            "refused: R__v.sql was edited: over what its old text made, this run would not give what the files promise;"
                    + " nothing was applied.";

    @TempDir
    private Path folder;

    private Project project;

    private Project of(String engine, String repeatable) throws Exception {
        project = Project.of(engine, folder)
                .file("V1__t.sql", "CREATE TABLE t (id integer PRIMARY KEY, a integer, b integer);")
                .file("R__v.sql", repeatable);
        assertEquals(List.of("applied V1__t.sql", "applied R__v.sql"), Project.said(project.migrate()));
        return project;
    }

    /** The text of one that makes a view of these columns. */
    private static String view(String columns) {
        return "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT " + columns + " FROM t;";
    }

    @AfterEach
    void drop() {
        project.close();
    }

    private List<String> planned() {
        Plan plan = project.plan();
        assertEquals("", plan.blocked().map(Refused::reason).orElse(""));
        return plan.pending().stream()
                .map(planned -> planned.migration().name() + ": "
                        + planned.changes().differences().stream()
                                .map(difference -> difference.kind().label() + " "
                                        + difference.object().label() + " "
                                        + difference.path().name())
                                .toList())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void anEditedOneRunsAgain(String engine) throws Exception {
        of(engine, view("id, a"));
        project.sql("INSERT INTO t VALUES (1, 2, 3)");

        project.file("R__v.sql", view("b"));

        assertEquals(List.of(), project.verified());
        project.sql("UPDATE schema_migrations SET snapshot = NULL");
        assertEquals(List.of(), project.verified());
        assertEquals("R__v.sql: [changed view v", planned().get(0).substring(0, 25));
        project.applies("R__v.sql");
        assertEquals(List.of("3"), project.rows("SELECT * FROM v"));
    }

    /** Its text is of no use before the pending migration. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void anEditedOneMayNeedWhatIsPending(String engine) throws Exception {
        of(engine, view("id, a"));

        project.file("V2__c.sql", "ALTER TABLE t ADD COLUMN c integer;").file("R__v.sql", view("id, c"));

        assertEquals(List.of("V2__c.sql: [added column c]", "R__v.sql: [changed view v]"), planned());
        project.applies("V2__c.sql", "R__v.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatTheOldTextAloneMadeIsTheirs(String engine) throws Exception {
        of(engine, "CREATE INDEX IF NOT EXISTS old ON t (a); CREATE INDEX IF NOT EXISTS i ON t (a);");

        project.file("R__v.sql", "DROP INDEX IF EXISTS old; DROP INDEX IF EXISTS i; CREATE INDEX i ON t (b);");

        assertEquals(List.of(), project.verified());
        project.sql("CREATE INDEX by_hand ON t (a, b)");
        assertEquals(List.of("by_hand"), project.verified());
        project.sql("DROP INDEX by_hand");
        project.applies("R__v.sql");
    }

    /** What the new text should have dropped, too. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatTheOldTextMadeMustNotStay(String engine) throws Exception {
        of(engine, "CREATE INDEX IF NOT EXISTS i ON t (a);");
        String before = project.dump();

        project.file("R__v.sql", "CREATE INDEX IF NOT EXISTS i ON t (b);");

        String index = engine.equals("sqlite") ? "main.t.i" : "public.t.i";
        assertEquals(List.of(NOT_OVER_THE_OLD, "changed index " + index), Project.said(project.migrate()));
        assertEquals(
                "refused: After R__v.sql the schema would not be what the migrations promise; it was rolled back.",
                Project.said(project.warning().migrate()).get(0));
        assertEquals(before, project.dump());
    }

    /** The new text says nothing of it, so that its own proof finds nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatTheNewTextForgetsIsRefused(String engine) throws Exception {
        of(
                engine,
                "DROP VIEW IF EXISTS v; DROP VIEW IF EXISTS old; CREATE VIEW v AS SELECT id, a FROM t;"
                        + " CREATE VIEW old AS SELECT a FROM t;");
        String before = project.dump();

        project.file("R__v.sql", view("id, b"));

        String schema = engine.equals("sqlite") ? "main" : "public";
        assertEquals(List.of(NOT_OVER_THE_OLD, "added view " + schema + ".old"), Project.said(project.migrate()));
        assertEquals(before, project.dump());

        MigrationResult lenient = project.warning().migrate();
        assertEquals(List.of(schema + ".old: the database has this view and nothing expects it."), lenient.warnings());
        assertEquals(List.of("applied R__v.sql"), Project.said(lenient));
        assertEquals(List.of("old"), project.verified());
    }

    /** Beside one that was begun nothing is tried on a copy, so that only the end shows it. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatTheNewTextForgetsIsRefusedInTheEnd(String engine) throws Exception {
        of(engine, view("id") + " DROP VIEW IF EXISTS old; CREATE VIEW old AS SELECT a FROM t;");
        project.file("R__u.sql", "VACUUM;");
        project.applies("R__u.sql");
        project.begun("R__u");
        String before = project.dump();

        project.file("R__v.sql", view("id, a"));

        String old = engine.equals("sqlite") ? "main.old" : "public.old";
        assertEquals(
                List.of(
                        "applied R__u.sql",
                        "refused: After R__v.sql the schema would not be what the migrations promise; it was rolled back.",
                        "added view " + old),
                Project.said(project.migrate()));
        assertEquals(before, project.dump());
        project.file("R__v.sql", view("id, a") + " DROP VIEW IF EXISTS old;");
        project.applies("R__v.sql");
        assertEquals(List.of(), project.verified());
    }

    /** It stood before, and is nothing that the new text should drop. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatIsLetPassIsLetPassBesideAnEditedOne(String engine) throws Exception {
        of(engine, view("id"));
        project.sql("CREATE INDEX by_hand ON t (a)");
        project.file("V2__more.sql", "CREATE TABLE more (n integer);").warning().migrate();

        project.file("R__v.sql", view("id, a"));

        assertEquals(
                List.of("The database is not what its applied migrations promise; db.onDrift=warn lets the run go on."),
                project.plan().notes());
        MigrationResult result = project.migrate();
        assertEquals(List.of("applied R__v.sql"), Project.said(result));
        String index = engine.equals("sqlite") ? "main.t.by_hand" : "public.t.by_hand";
        assertEquals(List.of(index + ": the database has this index and nothing expects it."), result.warnings());
        assertEquals(List.of("by_hand"), project.verified());
    }

    /** Nothing is done of those that are in order, so that the one that forgot is found among all that were edited. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatOneOfTwoForgetsIsToldBeforeEither(String engine) throws Exception {
        String view = "DROP VIEW IF EXISTS %1$s; CREATE VIEW %1$s AS SELECT %2$s FROM t;";
        of(engine, view.formatted("v", "id") + view.formatted("old", "a"));
        project.file("R__w.sql", view.formatted("w", "id"));
        project.applies("R__w.sql");
        String before = project.dump();

        project.file("R__v.sql", view.formatted("v", "b")).file("R__w.sql", view.formatted("w", "b"));

        Refused refused = project.migrate().refused().orElseThrow();
        assertEquals(
                "R__v.sql, R__w.sql were edited: over what their old text made, this run would not give what the files"
                        + " promise; nothing was applied.",
                refused.reason());
        assertEquals(
                List.of(
                        "What is not expected, R__v.sql or R__w.sql made before it was edited: let its new text drop it"
                                + " (DROP … IF EXISTS).",
                        "Or let it stand with -Ddb.onDrift=warn: db:verify will report it as drift."),
                refused.remedies());
        assertEquals(refused.reason(), project.plan().blocked().orElseThrow().reason());
        assertEquals(before, project.dump());
    }

    /** Not only what is made anew: what its old text made and its new text drops, too. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aPlanTellsWhatIsDropped(String engine) throws Exception {
        of(engine, "CREATE INDEX IF NOT EXISTS old ON t (a); CREATE INDEX IF NOT EXISTS i ON t (a);");

        project.file("R__v.sql", "DROP INDEX IF EXISTS old; DROP INDEX IF EXISTS i; CREATE INDEX i ON t (b);");

        assertEquals(List.of("R__v.sql: [changed index i, removed index old]"), planned());
    }

    /** Only the database shows it: on an empty one the new text runs. */
    @Test
    void aPlanTellsWhatFailsOverTheOldText() throws Exception {
        of("postgresql", "CREATE OR REPLACE VIEW v AS SELECT id, a FROM t;");

        project.file("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM t;");

        assertEquals(
                List.of("On a copy of the schema as it stands here, a run fails: R__v.sql:1:1: cannot drop columns from"
                        + " view (SQLSTATE 42P16), in: CREATE OR REPLACE VIEW v AS SELECT id FROM t."),
                project.plan().notes());
    }

    /** What cannot be told beforehand is told in the end, and then still known: a part is done, and its entry written anew. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatOneInPartsForgetsCanStillBeDropped(String engine) throws Exception {
        of(engine, "CREATE INDEX IF NOT EXISTS old ON t (a);");
        project.begun("R__v");
        project.file("R__v.sql", "CREATE INDEX IF NOT EXISTS i ON t (b);\nVACUUM;\n");
        MigrationResult result = project.migrate();
        assertEquals(
                "refused: After R__v.sql the schema would not be what the migrations promise; what it did stays, recorded as"
                        + " started.",
                Project.said(result).get(0));
        assertEquals(
                "prod: no migration was applied to its end; the database stands at version 1.",
                Project.lastLine(result));
        assertEquals(List.of("R__v|started|1"), started());

        project.file("R__v.sql", "CREATE INDEX IF NOT EXISTS i ON t (b);\nVACUUM;\nDROP INDEX IF EXISTS old;\n");

        project.applies("R__v.sql");
        assertEquals(List.of(), project.verified());
    }

    /** The only snapshot that has it is with the entry of another, which is written anew before the run fails. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatWasLeftIsKnownAfterAnotherRanAgain(String engine) throws Exception {
        of(engine, view("id"));
        project.file("R__u.sql", "CREATE INDEX IF NOT EXISTS old ON t (a);").file("R__v.sql", view("a"));
        project.applies("R__u.sql", "R__v.sql");
        project.sql("INSERT INTO t VALUES (1, 2, 3)");
        project.file("R__v.sql", view("b")).file("R__w.sql", "INSERT INTO t VALUES (1, 2, 3);");
        assertThrows(MigrationException.class, project::migrate);

        project.file("R__u.sql", "DROP INDEX IF EXISTS old;").file("R__w.sql", "INSERT INTO t VALUES (2, 2, 3);");

        assertEquals(List.of(), project.verified());
        project.applies("R__u.sql", "R__w.sql");
        assertEquals(List.of(), project.verified());
    }

    /** DROP … CASCADE takes what another one made, and that does not run again. */
    @Test
    void whatTheNewTextTakesFromAnotherIsRefused() throws Exception {
        of("postgresql", "CREATE OR REPLACE VIEW v AS SELECT id, a FROM t;");
        project.file("R__w.sql", "CREATE OR REPLACE VIEW w AS SELECT count(*) FROM v;");
        project.applies("R__w.sql");
        String before = project.dump();

        project.file("R__v.sql", "DROP VIEW IF EXISTS v CASCADE; CREATE VIEW v AS SELECT id FROM t;");
        assertEquals(List.of(NOT_OVER_THE_OLD, "removed view public.w"), Project.said(project.migrate()));
        assertEquals(before, project.dump());

        project.file("R__w.sql", "-- again\nCREATE OR REPLACE VIEW w AS SELECT count(*) FROM v;");
        project.applies("R__v.sql", "R__w.sql");
        assertEquals(List.of(), project.verified());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatSomebodyElseChangedIsDriftAllTheSame(String engine) throws Exception {
        of(engine, view("id, a"));
        project.sql("CREATE INDEX by_hand ON t (a)");

        project.file("R__v.sql", view("id, b"));

        String schema = engine.equals("sqlite") ? "main" : "public";
        assertEquals(
                List.of(
                        "refused: The database is not what its applied migrations promise; nothing was applied.",
                        "added index " + schema + ".t.by_hand"),
                Project.said(project.migrate()));
    }

    /** Nor does an edited trigger stand for all of its table. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aColumnBesideAnEditedTriggerIsDrift(String engine) throws Exception {
        String trigger = engine.equals("sqlite")
                ? "DROP TRIGGER IF EXISTS g; CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT %s; END;"
                : "CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
                        + " DROP TRIGGER IF EXISTS g ON t; GRANT SELECT ON t TO PUBLIC;"
                        + " CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW WHEN (NEW.a > %s) EXECUTE FUNCTION f();";
        of(engine, trigger.formatted("1"));
        project.sql("ALTER TABLE t ADD COLUMN by_hand integer; UPDATE schema_migrations SET snapshot = NULL");

        project.file("R__v.sql", trigger.formatted("2"));

        String schema = engine.equals("sqlite") ? "main" : "public";
        assertEquals(
                List.of(
                        "refused: The database is not what its applied migrations promise; nothing was applied.",
                        "added column " + schema + ".t.by_hand"),
                Project.said(project.migrate()));
        project.sql("ALTER TABLE t DROP COLUMN by_hand");
        project.applies("R__v.sql");
    }

    /** Its table stands, and its rows are no reason against it. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void oneMayKeepATableWithRows(String engine) throws Exception {
        String table = "CREATE TABLE IF NOT EXISTS settings (k varchar(9) NOT NULL PRIMARY KEY, v text);\n"
                + "INSERT INTO settings VALUES ('a', '%s') ON CONFLICT (k) DO UPDATE SET v = excluded.v;";
        of(engine, table.formatted("1"));

        project.file("R__v.sql", table.formatted("2"));

        assertEquals(List.of(), project.verified());
        assertEquals(List.of("R__v.sql: []"), planned());
        project.applies("R__v.sql");
        assertEquals(List.of("a|2"), project.rows("SELECT k, v FROM settings"));
    }

    /** It is of an object that the edited text says nothing of. */
    @Test
    void aPrivilegeByHandIsDriftBesideAnEditedOne() throws Exception {
        of("postgresql", "CREATE OR REPLACE VIEW v AS SELECT id, a FROM t;");
        CheckSettings privileges = new CheckSettings(
                Optional.empty(), Set.of(Property.Aspect.PRIVILEGES), List.of(), List.of(), LocalDate.EPOCH);
        project.file("V2__more.sql", "CREATE TABLE more (n integer);");
        assertEquals(List.of("applied V2__more.sql"), migrated(privileges));
        project.sql("GRANT DELETE ON t TO PUBLIC");

        project.file("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT id, a, b FROM t;");

        assertEquals(
                List.of(
                        "refused: The database is not what its applied migrations promise; nothing was applied.",
                        "changed privilege public.t"),
                migrated(privileges));
        project.sql("REVOKE DELETE ON t FROM PUBLIC");
        assertEquals(List.of("applied R__v.sql"), migrated(privileges));
    }

    private List<String> migrated(CheckSettings checks) {
        CheckSettings before = project.checks();
        List<String> said = Project.said(project.checks(checks).migrate());
        project.checks(before);
        return said;
    }

    /** Another one needs it, so that it cannot be left out; and what it needs itself now is pending. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void othersMayBuildOnAnEditedOne(String engine) throws Exception {
        String again = engine.equals("sqlite") ? "DROP VIEW IF EXISTS v; CREATE VIEW" : "CREATE OR REPLACE VIEW";
        of(engine, again + " v AS SELECT id, a FROM t;");
        project.file("R__w.sql", again.replace(" v", " w") + " w AS SELECT count(id) AS n FROM v;");
        project.applies("R__w.sql");

        project.file("R__v.sql", again + " v AS SELECT id, a, b FROM t;");
        assertEquals(List.of(), project.verified());
        assertEquals(List.of("R__v.sql: [changed view v]"), planned());
        project.applies("R__v.sql");
        assertEquals(List.of(), project.verified());

        project.file("V2__c.sql", "ALTER TABLE t ADD COLUMN c integer;")
                .file("R__v.sql", again + " v AS SELECT id, a, b, c FROM t;");
        assertEquals(List.of(), project.verified());
        project.applies("V2__c.sql", "R__v.sql");
        assertEquals(List.of(), project.verified());

        project.file("V3__i.sql", "CREATE INDEX i ON t (b);").file("U3__i.sql", "DROP INDEX i;");
        project.applies("V3__i.sql");
        assertEquals(List.of("undone by U3__i.sql"), Project.said(project.rollback(new RollbackTo.Steps(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void othersCanBeUndoneBesideAnEditedOne(String engine) throws Exception {
        of(engine, view("id, a"));
        String before = project.dump();
        project.file("V2__i.sql", "CREATE INDEX i ON t (b);").file("U2__i.sql", "DROP INDEX i;");
        project.applies("V2__i.sql");

        project.file("R__v.sql", view("id, b"));

        assertEquals(List.of("undone by U2__i.sql"), Project.said(project.rollback(new RollbackTo.Steps(1))));
        assertEquals(before, project.dump());
    }

    /** In parts, and cut off: its entry says nothing of an earlier text. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void oneInPartsGoesOn(String engine) throws Exception {
        of(engine, "DROP INDEX IF EXISTS i; CREATE INDEX i ON t (a);");
        project.file("V2__gate.sql", """
                CREATE TABLE log (n integer);
                CREATE TABLE gate (n integer NOT NULL);
                INSERT INTO gate VALUES (1);
                """);
        project.applies("V2__gate.sql");
        project.sql("DELETE FROM gate");
        project.file("R__v.sql", """
                INSERT INTO log VALUES (1);
                VACUUM;
                DROP INDEX IF EXISTS i;
                CREATE INDEX i ON t (b);
                INSERT INTO gate SELECT max(n) FROM gate;
                VACUUM;
                INSERT INTO log VALUES (2);
                """);
        assertThrows(MigrationException.class, project::migrate);
        assertEquals(List.of("R__v|started|2"), started());

        project.sql("INSERT INTO gate VALUES (1)");
        project.applies("R__v.sql");
        assertEquals(List.of("1", "2"), project.rows("SELECT n FROM log ORDER BY n"));
        assertEquals(List.of("R__v|applied|null"), started());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void oneInPartsCanBeSettled(String engine) throws Exception {
        of(engine, "DROP INDEX IF EXISTS i; CREATE INDEX i ON t (a);");
        project.begun("R__v");
        Repair settled = project.repairer().settle("prod", project.database(), new Version("v"), RepairAs.APPLIED);

        assertEquals(true, settled.settled().isPresent());
        assertEquals(List.of("R__v|applied|null"), started());
    }

    private List<String> started() throws Exception {
        return project.rows("SELECT version, state, unit FROM schema_migrations WHERE version = 'R__v'");
    }
}
