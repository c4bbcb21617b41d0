package io.driftgate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.TestDatabases;
import io.driftgate.policy.PathPattern;
import io.driftgate.policy.Waiver;
import io.driftgate.report.TextReport;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import io.driftgate.source.SnapshotFile;
import io.driftgate.source.SourceSpec;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drift check on a real SQLite database against its directory of migrations. */
class DriftCheckTest {
    private static final String ORDERS = "CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT);";
    private static final String TOTAL = "ALTER TABLE orders ADD COLUMN total INTEGER;";
    private static final String HISTORY =
            "CREATE TABLE schema_migrations (version TEXT UNIQUE, description TEXT, applied_at TEXT, checksum TEXT);";

    @TempDir
    Path folder;

    private SqliteProject project;

    @BeforeEach
    void project() throws Exception {
        project = new SqliteProject(folder).migration("001_orders.sql", ORDERS).migration("002_total.sql", TOTAL);
    }

    @Test
    void aDatabaseThatAllMigrationsMadeIsCleanWithoutAHistory() throws Exception {
        project.database(ORDERS + TOTAL);

        DriftResult result = project.verify();

        assertEquals(Verdict.CLEAN, result.verdict());
        assertEquals("migrations@002", result.expected().label());
        assertEquals(
                List.of("The database has no history table, so all migrations of the directory are expected."),
                result.notes());
    }

    @Test
    void pendingMigrationsAreNoDrift() throws Exception {
        project.database(ORDERS + HISTORY + "INSERT INTO schema_migrations (version) VALUES ('001');");

        DriftResult result = project.verify();

        assertEquals(Verdict.CLEAN, result.verdict());
        assertEquals(List.of("002"), result.pending());
        assertEquals("001", result.version());
    }

    @Test
    void anEmptyHistoryIsToldAsTheReasonWhyNothingIsExpected() throws Exception {
        project.database(ORDERS + HISTORY);

        DriftResult result = project.verify();

        assertEquals(List.of("added table main.orders"), SqliteProject.lines(result));
        assertEquals(
                List.of("The history table main.schema_migrations lists nothing as applied,"
                        + " so nothing is expected of the migrations."),
                result.notes());
    }

    @Test
    void whatTheHistoryListsAndTheDatabaseLacksIsDrift() throws Exception {
        project.database(ORDERS + HISTORY + "INSERT INTO schema_migrations (version) VALUES ('001'), ('002');");

        DriftResult result = project.verify();

        assertEquals(Verdict.DRIFT, result.verdict());
        assertEquals(List.of("removed column main.orders.total"), SqliteProject.lines(result));
        assertEquals(
                "total INTEGER",
                result.judgement().findings().get(0).difference().expected());
    }

    @Test
    void aFileThatVanishedIsARefusal() throws Exception {
        project.database(
                ORDERS + TOTAL + HISTORY + "INSERT INTO schema_migrations (version) VALUES ('001'), ('002'), ('003');");

        DriftResult result = project.verify();

        assertEquals(Verdict.DRIFT, result.verdict());
        assertEquals(
                List.of("The history lists 003 as applied, and no file of that version is in " + project.migrations()
                        + ". Bring the file back, or correct the history."),
                result.refusals());
    }

    @Test
    void aFileThatChangedIsARefusal() throws Exception {
        project.database(ORDERS + HISTORY + "INSERT INTO schema_migrations (version, checksum) VALUES ('001', '"
                + "0".repeat(64) + "');");

        DriftResult result = project.verify();

        assertEquals(1, result.refusals().size());
        assertTrue(result.refusals().get(0).startsWith("001_orders.sql was changed after it was applied"));
    }

    @Test
    void aWaiverLetsADifferenceStandUntilItsLastDay() throws Exception {
        project.database(ORDERS + TOTAL + "CREATE INDEX orders_note ON orders (note);");
        Waiver lasting = waiver("main.orders.*", SqliteProject.TODAY);
        Waiver over = waiver("main.orders.*", SqliteProject.TODAY.minusDays(1));

        assertEquals(Verdict.CLEAN, project.verify(List.of(lasting), List.of()).verdict());
        DriftResult expired = project.verify(List.of(over), List.of());
        assertEquals(Verdict.DRIFT, expired.verdict());
        assertEquals(List.of(over), expired.judgement().expired());
        assertEquals(List.of("added index main.orders.orders_note"), SqliteProject.lines(expired));
    }

    @Test
    void anUnusedWaiverIsTold() throws Exception {
        project.database(ORDERS + TOTAL);
        Waiver waiver = waiver("main.customers", SqliteProject.TODAY);

        assertEquals(
                List.of(waiver),
                project.verify(List.of(waiver), List.of()).judgement().unused());
    }

    /** SQLite keeps a name as it was written, and finds it however it is written. */
    @Test
    void theCaseOfNamesMeansNothingToSqlite() throws Exception {
        project.migration(
                        "009_more.sql",
                        "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE,"
                                + " UNIQUE (name));"
                                + "CREATE TABLE child (id INTEGER, parent INTEGER REFERENCES parent (id) ON DELETE CASCADE,"
                                + " CHECK (id > 0)); CREATE INDEX child_parent ON child (parent DESC) WHERE id > 1;"
                                + "CREATE VIEW both AS SELECT c.id FROM child c JOIN parent p ON p.id = c.parent;"
                                + "CREATE TRIGGER t AFTER INSERT ON child BEGIN DELETE FROM parent WHERE name = 'x'; END;")
                .database(ORDERS + TOTAL + "CREATE TABLE Parent (ID INTEGER PRIMARY KEY, Name TEXT COLLATE NoCase,"
                        + " UNIQUE (Name));"
                        + "CREATE TABLE Child (Id INTEGER, Parent INTEGER REFERENCES PARENT (Id) ON DELETE CASCADE,"
                        + " CHECK (ID > 0)); CREATE INDEX Child_Parent ON Child (Parent DESC) WHERE ID > 1;"
                        + "CREATE VIEW Both AS SELECT C.id FROM Child C JOIN parent P ON P.ID = C.Parent;"
                        + "CREATE TRIGGER T AFTER INSERT ON Child BEGIN DELETE FROM Parent WHERE NAME = 'x'; END;");

        assertEquals(List.of(), SqliteProject.lines(project.verify()));

        project.database("ALTER TABLE Child ADD COLUMN Own TEXT; DROP VIEW Both;");
        assertEquals(
                List.of("removed view main.both", "added column main.child.\"Own\""),
                SqliteProject.lines(project.verify()));
    }

    @Test
    void aWaiverThatOneOfSeveralResultsUsesIsNotUnused() throws Exception {
        project.database(ORDERS + TOTAL + "CREATE INDEX orders_own ON orders (id)");
        Waiver waiver = waiver("main.orders.orders_own", SqliteProject.TODAY);
        DriftResult uses = project.verify(List.of(waiver), List.of());
        DriftResult clean = project.verify(List.of(waiver), List.of(new PathPattern("main.orders.orders_own")));

        assertEquals(List.of(), uses.judgement().unused());
        assertEquals(
                List.of("The waiver " + waiver + " fits no difference. Take it out."),
                TextReport.unused(List.of(clean)));
        assertEquals(List.of(), TextReport.unused(List.of(uses, clean)));
    }

    @Test
    void unmanagedObjectsAreTakenOutWithTheirMembers() throws Exception {
        project.database(ORDERS + TOTAL + "CREATE TABLE job_1 (id INTEGER); CREATE INDEX job_1_id ON job_1 (id);");

        assertEquals(Verdict.DRIFT, project.verify().verdict());
        assertEquals(
                Verdict.CLEAN,
                project.verify(List.of(), List.of(new PathPattern("main.job_*")))
                        .verdict());
    }

    private static Waiver waiver(String object, LocalDate expires) {
        return new Waiver("DG4*", new PathPattern(object), "until the next release", expires);
    }

    @Test
    void twoEnginesAreComparedWithANote() throws Exception {
        project.database(ORDERS);
        Path file = folder.resolve("other.json");
        SnapshotFile.write(new Schema(new Engine(Engine.POSTGRESQL, "15.19"), List.of("public"), List.of()), file);
        CheckSettings settings =
                new CheckSettings(Optional.empty(), Set.of(), List.of(), List.of(), SqliteProject.TODAY);

        DriftResult result = new DriftCheck(project.sources(), settings, TestDatabases.pool())
                .diff(new SourceSpec.Snapshot(file), new SourceSpec.Environment("prod"));

        assertEquals(
                List.of("The two are of different engines, PostgreSQL 15.19 and " + result.engine()
                        + ", and compared as written: types and expressions that mean the same may differ."),
                result.notes());
    }
}
