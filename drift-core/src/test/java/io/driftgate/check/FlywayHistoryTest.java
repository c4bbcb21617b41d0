package io.driftgate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.history.History;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drift check beside Flyway: a history table that Flyway itself wrote, and its own checksums. */
class FlywayHistoryTest {
    private static final String ORDERS = "CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT);\r\n-- é\r\n";

    @TempDir
    Path folder;

    private SqliteProject project;

    @BeforeEach
    void flywayMigrates() throws Exception {
        project = new SqliteProject(folder)
                .migration("V1__orders.sql", ORDERS)
                .migration("V1_1__total.sql", "ALTER TABLE orders ADD COLUMN total INTEGER;")
                .migration("R__notes.sql", "DROP VIEW IF EXISTS notes; CREATE VIEW notes AS SELECT note FROM orders;");
        flyway().migrate();
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(project.url(), null, null)
                .locations("filesystem:" + project.migrations())
                .load();
    }

    @Test
    void whatFlywayMigratedIsClean() {
        DriftResult result = project.verify();

        assertEquals(List.of(), result.refusals());
        assertEquals(List.of(), SqliteProject.lines(result));
        assertEquals("1.1", result.version());
        assertEquals(
                List.of("The version comes from the history of Flyway in main.flyway_schema_history."), result.notes());
    }

    @Test
    void aNewMigrationIsPendingUntilFlywayRunsIt() throws Exception {
        project.migration("V2__index.sql", "CREATE INDEX orders_note ON orders (note);");

        assertEquals(List.of("2"), project.verify().pending());
        assertEquals(Verdict.CLEAN, project.verify().verdict());
        flyway().migrate();
        assertEquals(List.of(), project.verify().pending());
        assertEquals(Verdict.CLEAN, project.verify().verdict());
    }

    @Test
    void anEditedMigrationIsARefusal() throws Exception {
        Files.writeString(project.migrations().resolve("V1__orders.sql"), ORDERS.replace("note TEXT", "note  TEXT"));

        DriftResult result = project.verify();

        assertEquals(Verdict.DRIFT, result.verdict());
        assertEquals(1, result.refusals().size());
        assertTrue(
                result.refusals().get(0).startsWith("V1__orders.sql was changed after it was applied (checksum "),
                result.refusals().get(0));
    }

    @Test
    void anEditedRepeatableIsToRunAgainAndDriftsNothing() throws Exception {
        project.migration(
                "R__notes.sql", "DROP VIEW IF EXISTS notes; CREATE VIEW notes AS SELECT id, note FROM orders;");

        DriftResult result = project.verify();

        assertEquals(List.of(), result.refusals());
        assertEquals(List.of("notes"), result.pending());
    }

    @Test
    void anEditedRepeatableMayNeedWhatIsPending() throws Exception {
        project.migration("V2__tax.sql", "ALTER TABLE orders ADD COLUMN tax INTEGER;")
                .migration(
                        "R__notes.sql",
                        "DROP VIEW IF EXISTS notes; CREATE VIEW notes AS SELECT tax FROM orders;"
                                + " CREATE INDEX IF NOT EXISTS orders_tax ON orders (tax);");

        DriftResult result = project.verify();

        assertEquals(List.of(), result.refusals());
        assertEquals(List.of(), SqliteProject.lines(result));
        assertEquals(List.of("2", "notes"), result.pending());
    }

    @Test
    void whatWasRunOutOfOrderIsReplayedInThatOrder() throws Exception {
        project.migration("V3__rebuilt.sql", "DROP VIEW notes; CREATE VIEW notes AS SELECT id FROM orders;");
        flyway().migrate();
        project.migration("V2__late.sql", "DROP VIEW notes; CREATE VIEW notes AS SELECT total FROM orders;");
        Flyway.configure()
                .configuration(flyway().getConfiguration())
                .outOfOrder(true)
                .load()
                .migrate();

        DriftResult result = project.verify();

        assertEquals(List.of(), result.refusals());
        assertEquals("3", result.version());
        assertEquals(
                List.of("1", "1.1", "3", "2"),
                project.applied().stream()
                        .filter(entry -> entry.kind() == History.Kind.VERSIONED)
                        .map(History.Entry::version)
                        .toList());
    }

    @Test
    void aFailedMigrationIsARefusalUntilItIsSettled() throws Exception {
        project.migration("V2__half.sql", "CREATE TABLE half (id INTEGER); CREATE TABLE half (id INTEGER);");
        project.migration("V2__half.sql.conf", "executeInTransaction=false");
        assertThrows(FlywayException.class, flyway()::migrate);

        DriftResult result = project.verify();

        assertEquals(
                List.of("The history lists 2 as failed. Settle it before the schema can be judged."),
                result.refusals());
        assertEquals(List.of("added table main.half"), SqliteProject.lines(result));
        flyway().repair();
        assertEquals(List.of(), project.verify().refusals());
    }

    @Test
    void whatARepairGaveUpIsNotExpectedAnyMore() throws Exception {
        project.migration("V2__gone.sql", "CREATE TABLE gone (id INTEGER);")
                .migration("V3__last.sql", "CREATE INDEX orders_note ON orders (note);");
        flyway().migrate();
        Files.delete(project.migrations().resolve("V2__gone.sql"));
        assertEquals(1, project.verify().refusals().size());
        flyway().repair();

        DriftResult result = project.verify();

        assertEquals(List.of(), result.refusals());
        assertEquals("3", result.version());
        assertEquals(List.of("added table main.gone"), SqliteProject.lines(result));
    }

    /** Only paid editions undo; the row is as they write it. */
    @Test
    void anUndoneMigrationIsNotExpectedAnyMore() throws Exception {
        project.migration("V2__gone.sql", "CREATE TABLE gone (id INTEGER);");
        flyway().migrate();
        project.database(
                "DROP TABLE gone; INSERT INTO flyway_schema_history (installed_rank, version, description, type,"
                        + " script, installed_by, execution_time, success)"
                        + " VALUES (9, '2', 'gone', 'UNDO_SQL', 'U2__gone.sql', 'anna', 1, 1)");

        DriftResult result = project.verify();

        assertEquals(List.of(), SqliteProject.lines(result));
        assertEquals(List.of("2"), result.pending());
        assertEquals("1.1", result.version());
    }

    @Test
    void aJavaMigrationCannotBeReplayed() throws Exception {
        project.database("UPDATE flyway_schema_history SET type = 'JDBC' WHERE version = '1.1'");

        assertEquals(
                List.of("The history lists 1.1 as applied, and it was no SQL file, so it cannot be replayed."
                        + " Compare with a snapshot or another database: set db.expected."),
                project.verify().refusals());
    }
}
