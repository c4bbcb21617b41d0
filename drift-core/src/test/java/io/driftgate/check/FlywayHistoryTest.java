package io.driftgate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
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
}
