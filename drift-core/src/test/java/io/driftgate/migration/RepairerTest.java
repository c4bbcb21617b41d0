package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.dialect.ReadScope;
import io.driftgate.script.Version;
import io.driftgate.source.SourceException;
import io.driftgate.source.SourceSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that do not fit: what is said of them, and how each is settled or refused. */
class RepairerTest {
    @TempDir
    Path folder;

    private Project project;

    private Project project(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("001_orders.sql", "CREATE TABLE orders (id integer PRIMARY KEY, note text);")
                .file("002_items.sql", "CREATE TABLE items (id integer PRIMARY KEY);");
        project.migrate();
        return project;
    }

    @AfterEach
    void drop() {
        project.close();
    }

    private Repair settle(String version, RepairAs as) {
        return project.repairer().settle("prod", project.database(), new Version(version), as);
    }

    private String checksum(String version) throws Exception {
        return project.rows("SELECT checksum FROM schema_migrations WHERE version = '" + version + "'")
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void nothingIsSaidOfAHistoryThatFits(String engine) throws Exception {
        project(engine);

        assertEquals(List.of(), project.explained());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void anEditThatChangesNothingIsSettledByItsChecksum(String engine) throws Exception {
        project(engine).file("002_items.sql", "-- a comment\nCREATE TABLE items (id integer PRIMARY KEY);");

        assertEquals(
                List.of(
                        "002: 002_items.sql was changed after it was applied; the schema is what the files as they are now"
                                + " give",
                        "Undo the change of the file.",
                        "Or -Ddb.version=002 -Ddb.as=checksum to take the file as it is now for what was applied."),
                project.explained());
        String before = checksum("002");
        assertTrue(settle("2", RepairAs.CHECKSUM).settled().isPresent());
        assertEquals(List.of(), project.explained());
        assertTrue(!before.equals(checksum("002")), before);
        assertEquals(List.of(), Project.said(project.migrate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void anEditThatChangesTheSchemaIsNot(String engine) throws Exception {
        project(engine).file("002_items.sql", "CREATE TABLE items (id integer PRIMARY KEY, more text);");

        assertEquals(
                List.of(
                        "002: 002_items.sql was changed after it was applied; the schema is not what the files as they are"
                                + " now give: db:verify shows the differences",
                        "Undo the change of the file, and put it into a new migration."),
                project.explained());
        String before = checksum("002");
        Repair refused = settle("002", RepairAs.CHECKSUM);
        assertEquals(
                "The schema is not what the history would promise with the files as they are now; the entry was left as it"
                        + " is.",
                refused.refused().orElseThrow().reason());
        assertEquals(before, checksum("002"));
        project.warning();
        assertEquals(
                "The checksum of version 002 is now that of its file, though the schema is not what is promised then (let pass"
                        + " by db.onDrift=warn): removed column " + (engine.equals("sqlite") ? "main" : "public")
                        + ".items.more.",
                settle("002", RepairAs.CHECKSUM).settled().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatAVanishedFileDidIsAskedOfTheSchema(String engine) throws Exception {
        project(engine);
        Files.delete(project.directory().resolve("002_items.sql"));

        assertEquals(
                List.of(
                        "002: it is listed as applied, and no file of that version is there; the schema is not what the"
                                + " other migrations give without it",
                        "Bring the file back."),
                project.explained());
        assertTrue(settle("002", RepairAs.NOT_APPLIED).refused().isPresent());
        assertTrue(settle("002", RepairAs.CHECKSUM).refused().isPresent());
        project.sql("DROP TABLE items");
        assertEquals(
                "Or -Ddb.version=002 -Ddb.as=not-applied to take it out of the history.",
                project.explained().get(2));
        assertTrue(settle("002", RepairAs.NOT_APPLIED).settled().isPresent());
        assertEquals(List.of("001|orders|versioned|applied"), project.history());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatWasDoneByHandIsWrittenDownOnceTheSchemaHasIt(String engine) throws Exception {
        project(engine).file("003_more.sql", "CREATE TABLE more (id integer);");

        assertTrue(settle("003", RepairAs.APPLIED).refused().isPresent());
        project.sql("CREATE TABLE more (id integer)");
        assertTrue(settle("003", RepairAs.APPLIED).settled().isPresent());
        assertEquals(List.of(), Project.said(project.migrate()));
        assertEquals(3, project.history().size());
        assertEquals(
                "No migration file of version 77 is there, so the entry cannot be settled as applied.",
                settle("77", RepairAs.APPLIED).refused().orElseThrow().reason());
        assertEquals(
                "The history has no entry of version 77.",
                settle("77", RepairAs.NOT_APPLIED).refused().orElseThrow().reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void withoutAHistoryThereIsNothingToSettle(String engine) throws Exception {
        project = Project.of(engine, folder).file("001_orders.sql", "CREATE TABLE orders (id integer);");
        project.sql("CREATE TABLE orders (id integer)");

        Refused refused = settle("001", RepairAs.APPLIED).refused().orElseThrow();

        assertEquals("The database has no history of migrations, so there is no entry to settle.", refused.reason());
        assertTrue(
                refused.remedies().get(0).contains("db:baseline"),
                refused.remedies().toString());
    }

    @Test
    void aBegunMigrationIsBeforeAfterOrInBetween() throws Exception {
        project("postgresql")
                .file(
                        "003_parts.sql",
                        "CREATE TABLE more (id integer);\nCREATE INDEX CONCURRENTLY more_id ON more (id);");
        project.sql(
                "INSERT INTO schema_migrations (version, kind, state, unit) VALUES ('003', 'versioned', 'started', 0)");
        String says =
                "003: 003_parts.sql was begun, does not run in one transaction, and was not finished: 0 of 2 parts are"
                        + " recorded as done; the schema is ";

        assertEquals(says + "as before it", project.explained().get(0));
        project.sql("CREATE TABLE more (id integer)");
        assertEquals(
                says + "as after its part 1: in between", project.explained().get(0));
        assertTrue(settle("003", RepairAs.APPLIED).refused().isPresent());
        project.sql("CREATE INDEX more_id ON more (id)");
        assertEquals(
                List.of(
                        says + "as after it",
                        "Or -Ddb.version=003 -Ddb.as=applied to write it down as applied. The parts that are not recorded as done"
                                + " never run then: do by hand what they do to rows."),
                project.explained());
        assertEquals(
                List.of("refused: The database is not what its applied migrations promise; nothing was applied."),
                Project.said(project.migrate()).subList(0, 1));
        assertTrue(settle("003", RepairAs.APPLIED).settled().isPresent());
        assertEquals("003|parts|versioned|applied", project.history().get(2));
        project.sql("DROP INDEX more_id; ALTER TABLE more ADD COLUMN other text;"
                + "UPDATE schema_migrations SET state = 'started', unit = 0 WHERE version = '003'");
        assertEquals(
                says.replace("the schema is ", "")
                        + "the schema is neither as before it nor as after it: db:verify shows the differences",
                project.explained().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void theSnapshotOfTheLastRunIsASource(String engine) throws Exception {
        project(engine);

        var recorded = project.sources().read(new SourceSpec.Recorded("prod"), ReadScope.DEFAULT, Optional.empty());
        var live = project.sources().live("prod", project.database(), ReadScope.DEFAULT);
        assertEquals(List.of(), project.drift(recorded.schema(), live.schema()));
        project.sql("ALTER TABLE items ADD COLUMN by_hand integer");
        var now = project.sources().live("prod", project.database(), ReadScope.DEFAULT);
        assertEquals(
                List.of("added column " + (engine.equals("sqlite") ? "main" : "public") + ".items.by_hand"),
                project.drift(recorded.schema(), now.schema()));
        project.sql("UPDATE schema_migrations SET snapshot = NULL");
        assertTrue(assertThrows(SourceException.class, () -> project.sources()
                        .read(new SourceSpec.Recorded("prod"), ReadScope.DEFAULT, Optional.empty()))
                .getMessage()
                .startsWith("Nothing is recorded in "));
    }
}
