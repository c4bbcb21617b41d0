package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftgate.check.CheckSettings;
import io.driftgate.policy.PathPattern;
import io.driftgate.schema.Property;
import io.driftgate.source.SourceException;
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

/** What a run lets pass stays what it is: it may get another name, and is never taken for what a migration made. */
final class LetPassTest {
    private static final String TABLE = "CREATE TABLE t (id integer PRIMARY KEY, qty %s, note text, seen integer);\n";

    @TempDir
    private Path folder;

    private Project project;

    private void of(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("V1__t.sql", TABLE.formatted("integer") + "CREATE INDEX ix ON t (seen);\n")
                .file("R__x.sql", view("1"));
        project.applies("V1__t.sql", "R__x.sql");
    }

    @AfterEach
    void drop() {
        project.close();
    }

    private static String view(String value) {
        return "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT " + value + " AS n;";
    }

    private void changeByHand() throws Exception {
        project.sql("DROP TABLE t");
        project.sql(TABLE.formatted("bigint").replace(", note text", ""));
        project.sql("CREATE INDEX own ON t (qty)");
        project.sql("INSERT INTO t VALUES (1, 2, 3), (2, 3, 4)");
    }

    /** Changed, missing and unexpected things are renamed with their table, in one transaction and in parts. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatIsLetPassMayGetAnotherName(String engine) throws Exception {
        of(engine);
        changeByHand();
        assertEquals(List.of("ix", "note", "own", "qty"), project.verified());
        project.file("V2__u.sql", "ALTER TABLE t RENAME TO u;")
                .file(
                        "V3__c.sql",
                        "ALTER TABLE u RENAME COLUMN qty TO amount;\nVACUUM;\nALTER TABLE u RENAME COLUMN seen TO saw;\n")
                .file("V4__n.sql", "CREATE VIEW w AS SELECT amount, saw FROM u;");

        project.warning().applies("V2__u.sql", "V3__c.sql", "V4__n.sql");

        assertEquals(List.of("2|3", "3|4"), project.rows("SELECT amount, saw FROM w ORDER BY 1"));
        assertEquals(List.of("amount", "ix", "note", "own"), project.verified());
        project.file("R__x.sql", view("2"));
        assertEquals(List.of("amount", "ix", "note", "own"), project.verified());
        project.applies("R__x.sql");
        assertEquals(List.of("amount", "ix", "note", "own"), project.verified());
    }

    /** An edited one beside it promises the whole schema in the end. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatIsLetPassMayGetAnotherNameBesideAnEdit(String engine) throws Exception {
        of(engine);
        changeByHand();
        project.file("V2__u.sql", "ALTER TABLE t RENAME TO u;")
                .file("V3__c.sql", "ALTER TABLE u RENAME COLUMN qty TO amount;")
                .file("R__x.sql", view("2"));

        project.warning().applies("V2__u.sql", "V3__c.sql", "R__x.sql");

        assertEquals(List.of("2", "3"), project.rows("SELECT amount FROM u ORDER BY 1"));
        assertEquals(List.of("amount", "ix", "note", "own"), project.verified());
    }

    /** Several names in one migration, in one transaction and in parts; also such as were another's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME COLUMN qty TO amount;",
                "ALTER TABLE t RENAME COLUMN qty TO n;\nVACUUM;\nALTER TABLE t RENAME COLUMN n TO amount;\n",
                "ALTER TABLE t RENAME TO w; ALTER TABLE s RENAME TO t; ALTER TABLE w RENAME TO u; ALTER TABLE u RENAME qty TO amount;",
            })
    void severalThingsMayGetAnotherName(String sql) throws Exception {
        for (String engine : List.of("postgresql", "sqlite")) {
            Path own = folder.resolve(engine);
            project = Project.of(engine, own)
                    .file("V1__t.sql", TABLE.formatted("integer") + "CREATE TABLE s (id integer, qty integer);");
            project.applies("V1__t.sql");
            project.sql("DROP TABLE t");
            project.sql(TABLE.formatted("bigint"));
            project.file("V2__u.sql", sql);

            project.warning().applies("V2__u.sql");

            assertEquals(List.of("amount"), project.verified(), engine);
            if (engine.equals("postgresql")) {
                project.close();
            }
        }
    }

    /** Seen from outside none of the two has gone. */
    @Test
    void twoColumnsMayChangeNames() throws Exception {
        of("postgresql");
        project.sql("ALTER TABLE t ALTER qty TYPE bigint");
        project.file(
                "V2__swap.sql",
                "ALTER TABLE t RENAME qty TO n; ALTER TABLE t RENAME note TO qty; ALTER TABLE t RENAME n TO note;");

        project.warning().applies("V2__swap.sql");

        assertEquals(List.of("note"), project.verified());
    }

    @Test
    void anIndexAndAConstraintMayGetOtherNamesWithTheirTable() throws Exception {
        project = Project.of("postgresql", folder)
                .file(
                        "V1__t.sql",
                        "CREATE TABLE t (id integer, qty integer CONSTRAINT c CHECK (qty > 0)); CREATE INDEX ix ON t (qty);");
        project.applies("V1__t.sql");
        project.sql("DROP INDEX ix; CREATE INDEX ix ON t (id, qty); ALTER TABLE t DROP CONSTRAINT c;"
                + " ALTER TABLE t ADD CONSTRAINT c CHECK (qty > 1);");
        project.file(
                "V2__u.sql",
                "ALTER TABLE t RENAME TO u; ALTER INDEX ix RENAME TO ix2; ALTER TABLE u RENAME CONSTRAINT c TO c2;"
                        + " ALTER TABLE u RENAME COLUMN qty TO \"The \"\"Sum\";");

        project.warning().applies("V2__u.sql");

        assertEquals(List.of("c2", "ix2"), project.verified());
    }

    /** It has another name, and is another thing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t RENAME TO u; DO $$ BEGIN IF (SELECT atttypid FROM pg_attribute WHERE attrelid = 'u'::regclass"
                        + " AND attname = 'qty') = 20 THEN ALTER TABLE u ALTER qty TYPE numeric; END IF; END $$;",
                "CREATE TABLE u (LIKE t INCLUDING ALL); DROP TABLE t;",
            })
    void whatIsMadeAnewIsNotLetPass(String sql) throws Exception {
        of("postgresql");
        project.sql("ALTER TABLE t ALTER qty TYPE bigint");
        String before = project.dump();
        project.file("V2__u.sql", sql);

        assertEquals(
                List.of(
                        "refused: V2__u.sql did something else here than in a scratch database, and was rolled back.",
                        "changed column public.u.qty"),
                Project.said(project.warning().migrate()));
        assertEquals(before, project.dump());
    }

    /** No migration knows of it: only a copy shows that it goes. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatIsLetPassDoesNotGoUnannounced(String engine) throws Exception {
        of(engine);
        project.sql("ALTER TABLE t ADD COLUMN own text");
        project.sql("INSERT INTO t VALUES (1, 2, 'n', 3, 'precious')");
        project.file(
                "V2__n.sql",
                TABLE.formatted("integer").replace("TABLE t", "TABLE n")
                        + "INSERT INTO n SELECT id, qty, note, seen FROM t; DROP TABLE t; ALTER TABLE n RENAME TO t;"
                        + " CREATE INDEX ix ON t (seen);");

        List<String> told = project.warning().plan().precautions().data().stream()
                .map(finding -> finding.effect() + " " + finding.sentence())
                .toList();

        String schema = engine.equals("sqlite") ? "main" : "public";
        assertEquals(List.of("LOST V2__n.sql:1: " + schema + ".t.own: 1 value goes with the column"), told);
    }

    /** What the migration does otherwise than rehearsed is another thing than what stood before. */
    @Test
    void whatAMigrationDoesOtherwiseIsNotLetPass() throws Exception {
        of("postgresql");
        project.sql("ALTER TABLE t ALTER qty TYPE bigint");
        String before = project.dump();
        project.file("V2__u.sql", "ALTER TABLE t RENAME COLUMN qty TO amount; CREATE TABLE n AS SELECT amount FROM t;");

        assertEquals(
                List.of(
                        "refused: V2__u.sql did something else here than in a scratch database, and was rolled back.",
                        "changed column public.n.amount"),
                Project.said(project.warning().migrate()));
        assertEquals(before, project.dump());
    }

    /** Missing before, it is still missing: that it failed is not to be taken for done. */
    @Test
    void whatWasMissingIsNotDoneBecauseItIsMissing() throws Exception {
        of("postgresql");
        project.sql("DROP INDEX ix");
        project.sql("INSERT INTO t VALUES (1, 1, 'a', 1), (2, 1, 'b', 1)");
        project.file("V2__ix.sql", "DROP INDEX CONCURRENTLY IF EXISTS ix;\nCREATE INDEX CONCURRENTLY ix ON t (seen);\n")
                .warning();
        project.asSuperuser("CREATE FUNCTION public.stop() RETURNS event_trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'no index today'; END $$");
        project.asSuperuser(
                "CREATE EVENT TRIGGER stop ON ddl_command_start WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION public.stop()");

        assertThrows(RuntimeException.class, project::migrate);

        project.asSuperuser("DROP EVENT TRIGGER stop");
        project.asSuperuser("DROP FUNCTION public.stop()");
        project.applies("V2__ix.sql");
        assertEquals(List.of(), project.verified());
    }

    /** A run that was not to compare it says nothing of it. */
    @Test
    void whatWasNotComparedIsNobodys() throws Exception {
        of("postgresql");
        project.sql("GRANT DELETE ON t TO PUBLIC");
        project.sql("CREATE TABLE aside (a integer)");
        project.checks(checks(Set.of(), "public.aside"))
                .file("V2__n.sql", "CREATE TABLE n (id integer);")
                .applies("V2__n.sql");
        assertEquals(List.of(), project.verified());

        project.file("R__x.sql", view("2")).checks(checks(Set.of(Property.Aspect.PRIVILEGES)));

        assertEquals(List.of("aside", "t"), project.verified());
        project.sql("DROP TABLE aside");
        project.sql("REVOKE DELETE ON t FROM PUBLIC");
        assertEquals(List.of(), project.verified());
        project.applies("R__x.sql");
    }

    @Test
    void whatWasNotManagedIsNobodys() throws Exception {
        of("sqlite");
        project.sql("CREATE TABLE aside (a integer)");
        project.sql("DROP INDEX ix");
        project.checks(checks(Set.of(), "main.aside", "main.t.ix"))
                .file("V2__n.sql", "CREATE TABLE n (id integer);")
                .applies("V2__n.sql");

        project.file("R__x.sql", view("2")).checks(checks(Set.of()));

        assertEquals(List.of("aside", "ix"), project.verified());
    }

    private static CheckSettings checks(Set<Property.Aspect> aspects, String... unmanaged) {
        return new CheckSettings(
                Optional.empty(),
                aspects,
                List.of(unmanaged).stream().map(PathPattern::new).toList(),
                List.of(),
                LocalDate.EPOCH);
    }

    /** Beside an edit it is needed; nothing is done without it, and there is a way on. */
    @ParameterizedTest
    @ValueSource(strings = {"Not in GZIP format", "it ends too early", "is no snapshot: it is not JSON (line 1)"})
    void aSpoiltSnapshotIsNamed(String reason) throws Exception {
        of("sqlite");
        String bytes = reason.contains("JSON")
                ? "1f8b08000000000002ffcbcf2f28060024edb9e704000000"
                : reason.startsWith("it ends") ? "" : "00ff";
        project.sql("UPDATE schema_migrations SET snapshot = X'" + bytes + "' WHERE snapshot IS NOT NULL");
        project.file("R__x.sql", view("2"));
        String before = project.dump();

        String said = assertThrows(SourceException.class, project::migrate).getMessage();

        assertEquals(
                "The newest snapshot in main.schema_migrations "
                        + (reason.contains("JSON") ? "" : "cannot be read: ") + reason
                        + ". Set the column snapshot of that entry to NULL; lost is then how that run left the schema: what an"
                        + " edited repeatable migration made before counts as drift where its new text says nothing of it, and"
                        + " db.onDrift=warn lets it pass.",
                said);
        assertEquals(before, project.dump());
        project.sql("UPDATE schema_migrations SET snapshot = NULL");
        project.applies("R__x.sql");
        assertEquals(List.of(), project.verified());
    }

    /** What the old text granted is as the last run left it, whatever else of the table is not. */
    @Test
    void aPrivilegeOfTheOldTextIsTheirsBesideDrift() throws Exception {
        of("postgresql");
        project.checks(checks(Set.of(Property.Aspect.PRIVILEGES, Property.Aspect.COMMENT)))
                .file("R__x.sql", view("1") + " GRANT SELECT ON t TO PUBLIC; COMMENT ON TABLE t IS 'old';");
        project.applies("R__x.sql");
        project.sql("CREATE INDEX own ON t (qty)");

        project.file("R__x.sql", view("1") + " REVOKE SELECT ON t FROM PUBLIC; COMMENT ON TABLE t IS NULL;");

        assertEquals(List.of("own"), project.verified());
        project.sql("COMMENT ON TABLE t IS 'by hand'");
        assertEquals(List.of("t", "own"), project.verified());
    }
}
