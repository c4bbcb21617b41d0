package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.driftgate.cases.TestDatabases;
import io.driftgate.check.ExactDdl;
import io.driftgate.check.SchemaComparison;
import io.driftgate.report.JsonReport;
import io.driftgate.report.MigrationJson;
import io.driftgate.report.MigrationText;
import io.driftgate.report.Paint;
import io.driftgate.report.TextReport;
import io.driftgate.source.Reading;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plans, runs, lists and written statements say, for people and for machines. */
class ReportsTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Project project;
    private final MigrationText text =
            new MigrationText(Paint.NONE, new TextReport(Paint.NONE, "waivers.yaml", LocalDate.of(2026, 1, 1)));

    @BeforeEach
    void project() throws Exception {
        project = Project.sqlite(folder)
                .file("001_orders.sql", "CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT);")
                .file("002_total.sql", "ALTER TABLE orders ADD COLUMN total INTEGER NOT NULL DEFAULT 0;")
                .file("003_index.sql", "CREATE INDEX orders_total ON orders (total);");
    }

    private Plan plan() {
        return new Planner(project.sources(), project.checks(), TestDatabases.pool(), project.settings())
                .plan("prod", project.database());
    }

    @Test
    void aPlanForADatabaseThatDoesNotExistYetCreatesNone() {
        Plan plan = plan();

        assertEquals(3, plan.pending().size());
        assertTrue(Files.notExists(folder.resolve("live.db")));
    }

    @Test
    void aPlanTellsColumnByColumnAndChangesNothing() throws Exception {
        project.migrateQuietly("1");
        List<String> before = project.rows("SELECT * FROM sqlite_schema");

        Plan plan = plan();

        assertEquals(
                List.of(
                        "prod: " + project.database().shownUrl() + " (" + plan.engine()
                                + ") stands at version 001; 2 migrations are pending.",
                        "",
                        "002 total",
                        "  + column main.orders.total: total INTEGER NOT NULL DEFAULT 0",
                        "",
                        "003 index",
                        "  + index main.orders.orders_total: CREATE INDEX orders_total ON orders (total)",
                        "",
                        "Nothing blocks db:migrate."),
                text.lines(plan));
        assertEquals(List.of(), problems("plan.schema.json", MigrationJson.plan(plan, AT)));
        assertEquals(before, project.rows("SELECT * FROM sqlite_schema"));
    }

    @Test
    void aBlockedPlanSaysWhatBlocks() throws Exception {
        project.migrateQuietly("1");
        project.sql("ALTER TABLE orders ADD COLUMN by_hand TEXT");

        Plan plan = plan();

        List<String> lines = text.lines(plan);
        assertTrue(
                lines.contains(
                        "REFUSED: The database is not what its applied migrations promise; nothing was applied."),
                lines.toString());
        assertTrue(lines.contains("  DG202 column by_hand: not expected"), lines.toString());
        assertEquals(List.of(), problems("plan.schema.json", MigrationJson.plan(plan, AT)));
    }

    @Test
    void aSummaryIsValidWhetherRefusedOrNot() throws Exception {
        MigrationResult applied = project.migrate();
        project.sql("DROP INDEX orders_total");
        MigrationResult refused = project.migrate();

        assertEquals(List.of(), problems("migration-summary.schema.json", MigrationJson.summary(applied, AT)));
        ObjectNode summary = MigrationJson.summary(refused, AT);
        assertEquals(List.of(), problems("migration-summary.schema.json", summary));
        assertEquals(
                "main.orders.orders_total",
                summary.at("/refused/differences/0/path").asText());
        assertEquals(
                "prod: 3 migrations applied; the database stands at version 003.",
                text.lines(applied).get(0));
    }

    @Test
    void infoTellsHowEachMigrationStands() throws Exception {
        project.migrateQuietly("2");
        Files.writeString(project.directory().resolve("002_total.sql"), "SELECT 1;");
        Files.delete(project.directory().resolve("001_orders.sql"));

        Info info = new InfoReader(project.sources()).read("prod", project.database());

        assertEquals(
                List.of("001 orders missing", "002 total edited", "003 index pending"),
                info.lines().stream()
                        .map(line -> line.version() + " " + line.description() + " "
                                + line.state().label())
                        .toList());
        assertTrue(
                info.lines().get(0).appliedAt() != null && info.lines().get(1).durationMillis() != null);
    }

    @Test
    void writtenStatementsAreProvedAndStable() throws Exception {
        project.migrate();
        project.sql("CREATE VIEW totals AS SELECT sum(total) AS total FROM orders");
        SchemaComparison comparison = new SchemaComparison(
                project.checks(), TestDatabases.pool(), project.sources().settings());
        Reading reading = project.sources()
                .live("prod", project.database(), project.sources().settings().scope());

        ExactDdl.Proved first = new ExactDdl(comparison, TestDatabases.pool()).write(reading);

        assertTrue(first.isExact());
        assertEquals("""
                CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT, total INTEGER NOT NULL DEFAULT 0);

                CREATE INDEX orders_total ON orders (total);

                CREATE VIEW totals AS SELECT sum(total) AS total FROM orders;
                """, first.script());
        assertEquals(
                first.script(),
                new ExactDdl(comparison, TestDatabases.pool()).write(reading).script());
    }

    private static List<String> problems(String schema, ObjectNode document) throws Exception {
        try (InputStream in = JsonReport.class.getResourceAsStream("/io/driftgate/report/" + schema)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Optional.ofNullable(in).orElseThrow())
                    .validate(new ObjectMapper().readTree(document.toString()))
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
