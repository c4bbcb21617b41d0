package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftgate.check.CheckSettings;
import io.driftgate.policy.Finding;
import io.driftgate.policy.PathPattern;
import io.driftgate.policy.Waiver;
import io.driftgate.schema.Property;
import io.driftgate.script.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands of the old text of an edited repeatable migration is told from what others made, or somebody by hand. */
final class OldTextTest {
    @TempDir
    private Path folder;

    private Project project;

    private void of(String engine, String repeatable) throws Exception {
        project = Project.of(engine, folder)
                .file(
                        "V1__t.sql",
                        "CREATE TABLE t (id integer PRIMARY KEY, qty integer);\nCREATE INDEX ix ON t (qty);\n")
                .file("R__x.sql", repeatable);
        project.applies("V1__t.sql", "R__x.sql");
        project.sql("INSERT INTO t VALUES (1, 2), (2, 3)");
    }

    @AfterEach
    void drop() {
        project.close();
    }

    private static String view(String columns) {
        return "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT " + columns + " FROM t;";
    }

    /** Nobody knows whether the new text ran: the schema must say so. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void anEditIsNotSettledAsRun(String engine) throws Exception {
        of(engine, view("id"));
        project.file("R__x.sql", view("qty"));

        for (RepairAs as : RepairAs.values()) {
            Repair settled = project.repairer().settle("prod", project.database(), new Version("R__x"), as);
            assertEquals(Optional.empty(), settled.settled(), as.name());
            assertEquals(true, settled.refused().isPresent(), as.name());
        }

        project.applies("R__x.sql");
        assertEquals(List.of("2", "3"), project.rows("SELECT * FROM v ORDER BY 1"));
    }

    /** What a run let pass is no more explained by an edit that comes later. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatWasLetPassStaysDrift(String engine) throws Exception {
        of(engine, view("id"));
        project.sql("CREATE TABLE by_hand (a integer)");
        project.sql("ALTER TABLE t ADD COLUMN hand integer");
        project.file("V2__n.sql", "CREATE TABLE n (id integer);").warning().applies("V2__n.sql");
        assertEquals(List.of("by_hand", "hand"), project.verified());

        project.file("R__x.sql", view("id, qty"));

        assertEquals(List.of("by_hand", "hand"), project.verified());
        assertEquals(
                "The database is not what its applied migrations promise; nothing was applied.",
                project.settings(MigrationSettings.DEFAULT)
                        .migrate()
                        .refused()
                        .orElseThrow()
                        .reason());
        MigrationResult lenient = project.warning().migrate();
        assertEquals(List.of("applied R__x.sql"), Project.said(lenient));
        assertEquals(2, lenient.warnings().size());
        assertEquals(List.of("by_hand", "hand"), project.verified());
    }

    /** A text that only sets something of another's object decides that alone. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql"})
    void whatTheTextDoesNotTouchIsDrift(String engine) throws Exception {
        of(engine, "COMMENT ON COLUMN t.qty IS 'x'; ALTER TABLE t ALTER qty SET DEFAULT 1;");
        project.sql("ALTER TABLE t ALTER qty TYPE bigint");
        assertEquals(List.of("qty"), project.verified());

        project.file("R__x.sql", "COMMENT ON COLUMN t.qty IS 'y'; ALTER TABLE t ALTER qty SET DEFAULT 2;");

        assertEquals(List.of("qty"), project.verified());
        project.sql("ALTER TABLE t ALTER qty TYPE integer");
        assertEquals(List.of(), project.verified());
        project.applies("R__x.sql");
        assertEquals(List.of(), project.verified());
    }

    /** Told, though its text follows the renamed column; and drift afterwards, whatever is edited. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatIsForgottenAndLetPassIsTold(String engine) throws Exception {
        of(engine, view("id") + " CREATE VIEW w AS SELECT qty FROM t;");
        project.file("V2__r.sql", "ALTER TABLE t RENAME COLUMN qty TO amount;").file("R__x.sql", view("amount"));

        MigrationResult lenient = project.warning().migrate();

        assertEquals(List.of("applied V2__r.sql", "applied R__x.sql"), Project.said(lenient));
        assertEquals(1, lenient.warnings().size());
        assertEquals(List.of("w"), project.verified());
        project.file("R__x.sql", view("id"));
        assertEquals(List.of("w"), project.verified());
    }

    /** The run ended in between: what the old text made reads otherwise since the first migration. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatFollowedTheFirstIsStillTheOldTexts(String engine) throws Exception {
        of(engine, view("id") + " CREATE VIEW w AS SELECT qty FROM t;");
        String edited = "DROP VIEW IF EXISTS w; " + view("amount");
        project.file("V2__r.sql", "ALTER TABLE t RENAME COLUMN qty TO amount;")
                .file("R__x.sql", edited + " INSERT INTO t VALUES (1, 1);");
        assertThrows(MigrationException.class, project::migrate);

        project.file("R__x.sql", edited);

        assertEquals(List.of(), project.verified());
        project.applies("R__x.sql");
        assertEquals(List.of(), project.verified());
    }

    /** A waiver that ends does not make it anybody's. */
    @Test
    void whatWasWaivedIsDriftOnceNobodyWaivesIt() throws Exception {
        of("sqlite", view("id"));
        project.sql("DROP INDEX ix");
        project.sql("CREATE TABLE by_hand (a integer)");
        CheckSettings waiving = new CheckSettings(
                Optional.empty(),
                Set.of(),
                List.of(),
                List.of(
                        new Waiver("*", new PathPattern("main.t.ix"), "a while", null),
                        new Waiver("*", new PathPattern("main.by_hand"), "a while", null)),
                LocalDate.EPOCH);
        project.file("V2__n.sql", "CREATE TABLE n (id integer);");
        assertEquals(List.of("applied V2__n.sql"), migrated(waiving));

        project.file("R__x.sql", view("id, qty"));

        assertEquals(List.of("by_hand", "ix"), project.verified());
    }

    /** The server has the old text follow what it reads; on SQLite a view is checked when a column gets another name. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatTheOldTextReadsMayGetAnotherName(String engine) throws Exception {
        of(engine, view("id, qty") + " CREATE INDEX IF NOT EXISTS own ON t (qty, id);");
        project.file("V2__r.sql", "ALTER TABLE t RENAME COLUMN qty TO amount;")
                .file("R__x.sql", view("id, amount") + " CREATE INDEX IF NOT EXISTS own ON t (amount, id);");

        assertEquals(Optional.empty(), project.plan().blocked());
        project.applies("V2__r.sql", "R__x.sql");
        assertEquals(List.of(), project.verified());

        project.file("V3__r.sql", "ALTER TABLE t RENAME TO tt;")
                .file(
                        "R__x.sql",
                        view("id, amount").replace("FROM t", "FROM tt")
                                + " CREATE INDEX IF NOT EXISTS own ON tt (amount, id);");
        project.applies("V3__r.sql", "R__x.sql");
        assertEquals(List.of(), project.verified());
        assertEquals(List.of("1|2", "2|3"), project.rows("SELECT * FROM v ORDER BY 1"));
    }

    /** What is altered by the old text alone is told at the table that another one made. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMMENT ON TABLE t IS 'x' | COMMENT ON TABLE t IS NULL | COMMENT ON TABLE t IS 'by hand'",
                "GRANT SELECT ON t TO PUBLIC | REVOKE ALL ON t FROM PUBLIC | GRANT DELETE ON t TO PUBLIC"
            })
    void theOldTextMayBeTakenBack(String old, String edited, String byHand) throws Exception {
        of("postgresql", view("id"));
        CheckSettings checks = new CheckSettings(
                Optional.empty(),
                Set.of(Property.Aspect.COMMENT, Property.Aspect.PRIVILEGES),
                List.of(),
                List.of(),
                LocalDate.EPOCH);
        project.file("R__x.sql", view("id") + " " + old + ";");
        assertEquals(List.of("applied R__x.sql"), migrated(checks));

        project.file("R__x.sql", view("id") + " " + edited + ";");

        project.sql(byHand);
        assertEquals("refused", migrated(checks).get(0).substring(0, 7));
        project.sql(edited);
        project.sql(old);
        assertEquals(List.of("applied R__x.sql"), migrated(checks));
        assertEquals(List.of(), migrated(checks));
    }

    private List<String> migrated(CheckSettings checks) {
        CheckSettings before = project.checks();
        List<String> said = Project.said(project.checks(checks).migrate());
        project.checks(before);
        return said;
    }

    /** It took something from a versioned one, and gives it back. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatTheOldTextTookMayComeBack(String engine) throws Exception {
        of(engine, "DROP INDEX IF EXISTS ix; CREATE INDEX IF NOT EXISTS ix2 ON t (qty, id);");

        project.file("R__x.sql", "CREATE INDEX IF NOT EXISTS ix ON t (qty); DROP INDEX IF EXISTS ix2;");

        assertEquals(List.of(), project.verified());
        project.applies("R__x.sql");
        assertEquals(List.of(), project.verified());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatIsMissingByHandIsDrift(String engine) throws Exception {
        of(engine, view("id"));
        project.sql("DROP INDEX ix");

        project.file("R__x.sql", view("qty"));

        assertEquals(List.of("ix"), project.verified());
        assertEquals(
                1,
                project.migrate().refused().orElseThrow().evidence().orElseThrow().judgement().findings().stream()
                        .filter(Finding::isDrift)
                        .count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void oneThatRecordsItselfRunsAgain(String engine) throws Exception {
        String records = " INSERT INTO schema_migrations (version, applied_at) VALUES ('x', CURRENT_TIMESTAMP);";
        of(engine, view("id") + records);

        project.file("R__x.sql", view("qty") + records);

        assertEquals(List.of(), project.verified());
        project.applies("R__x.sql");
        assertEquals(
                List.of("1|applied", "R__x|applied"),
                project.rows("SELECT version, state FROM schema_migrations ORDER BY 1"));
        assertEquals(List.of(), project.verified());
    }

    /** A copy has none, so that nothing is known of what such a run does to it. */
    @Test
    void whatReadsRowsOfAnotherIsNoReason() throws Exception {
        of("postgresql", view("id"));
        project.file("V2__names.sql", "CREATE TABLE names (name text);\nINSERT INTO names VALUES ('t');\n");
        project.applies("V2__names.sql");
        project.file("V3__all.sql", """
                        DO $$ DECLARE n text; BEGIN
                          FOR n IN SELECT name FROM names LOOP
                            EXECUTE format('ALTER TABLE %I ADD COLUMN changed_at timestamp', n);
                          END LOOP;
                        END $$;
                        """).file("R__x.sql", "-- again\n" + view("id"));

        assertEquals(Optional.empty(), project.plan().blocked());
        assertEquals(1, project.plan().pending().get(0).changes().differences().size());
        project.applies("V3__all.sql", "R__x.sql");
        assertEquals(List.of(), project.verified());
    }

    /** Its own table is expected once its first part is done, and what the old text made of it shows then; begun, no copy tells. */
    @ParameterizedTest
    @CsvSource({"postgresql, applied", "sqlite, applied", "postgresql, started", "sqlite, started"})
    void oneInPartsMayTidyItsOwnTable(String engine, String state) throws Exception {
        of(engine, "CREATE TABLE IF NOT EXISTS own (a integer); CREATE INDEX IF NOT EXISTS old ON own (a);");
        if (state.equals("started")) {
            project.begun("R__x");
        }
        project.file("R__x.sql", "CREATE TABLE IF NOT EXISTS own (a integer);\nVACUUM;\nDROP INDEX IF EXISTS old;\n");

        project.applies("R__x.sql");
        assertEquals(List.of(), project.verified());
    }

    /** Its entry has the only snapshot there is. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void theOnlyMigrationInPartsMayForget(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("R__x.sql", "CREATE TABLE IF NOT EXISTS t (a integer);CREATE INDEX IF NOT EXISTS old ON t (a);");
        project.applies("R__x.sql");
        String begin = "CREATE TABLE IF NOT EXISTS t (a integer);\nVACUUM;\nINSERT INTO t SELECT 1 / 0;\n";
        project.file("R__x.sql", begin.replace("1 / 0", "abs(-9223372036854775807 - 1)"));
        assertThrows(MigrationException.class, project::migrate);

        project.file("R__x.sql", begin.replace("1 / 0", "1") + "DROP INDEX IF EXISTS old;\n");

        project.applies("R__x.sql");
        assertEquals(List.of("1"), project.rows("SELECT a FROM t"));
        assertEquals(List.of(), project.verified());
    }

    /** A later versioned migration needs what the repeatable one makes: in the order of the history they run no more. */
    @Test
    void anEditThatNoReplayOutlivesIsRefused() throws Exception {
        of("sqlite", view("id"));
        project.file("V2__trg.sql", "CREATE TRIGGER g INSTEAD OF INSERT ON v BEGIN SELECT 1; END;");
        project.applies("V2__trg.sql");
        String before = project.dump();

        project.file("R__x.sql", view("id, qty"));

        Refused refused = project.migrate().refused().orElseThrow();
        assertEquals(
                "R__x.sql was edited: once it has run again, the migrations no longer run one after the other on an empty"
                        + " database; nothing was applied.",
                refused.reason());
        assertEquals(before, project.dump());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void oneMayGetAnotherName(String engine) throws Exception {
        of(engine, view("id"));
        Files.delete(folder.resolve("migrations").resolve("R__x.sql"));
        project.file("R__y.sql", view("id"));

        assertEquals(
                List.of(
                        "x: it is listed as applied, and no file of that version is there;"
                                + " the schema is not what the other migrations give without it",
                        "Bring the file back.",
                        "Or, if R__y.sql is the same one by another name: first -Ddb.version=y -Ddb.as=applied to write it down as"
                                + " applied. Then -Ddb.version=x -Ddb.as=not-applied to take it out of the history."),
                project.explained());
        settles("y", RepairAs.APPLIED);
        settles("x", RepairAs.NOT_APPLIED);
        assertEquals(List.of(), Project.said(project.migrate()));
        assertEquals(List.of(), project.verified());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void oneMayBeTakenOut(String engine) throws Exception {
        of(engine, view("id"));
        Path file = folder.resolve("migrations").resolve("R__x.sql");
        Files.delete(file);

        assertEquals(
                "Or bring it back with nothing but DROP … IF EXISTS of what it made, run db:migrate, take it out again, and then"
                        + " -Ddb.version=x -Ddb.as=not-applied to take it out of the history.",
                project.explained().get(2));
        project.file("R__x.sql", "DROP VIEW IF EXISTS v;");
        project.applies("R__x.sql");
        Files.delete(file);
        settles("R__x", RepairAs.NOT_APPLIED);
        assertEquals(List.of(), Project.said(project.migrate()));
        assertEquals(List.of(), project.verified());
    }

    private void settles(String version, RepairAs as) {
        Repair settled = project.repairer().settle("prod", project.database(), new Version(version), as);
        assertEquals(true, settled.settled().isPresent(), () -> String.valueOf(settled));
    }
}
