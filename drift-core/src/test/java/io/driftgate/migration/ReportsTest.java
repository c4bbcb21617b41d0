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
import io.driftgate.report.MigrationSummary;
import io.driftgate.report.MigrationText;
import io.driftgate.report.Paint;
import io.driftgate.report.Provenance;
import io.driftgate.report.TextReport;
import io.driftgate.script.JavaMigration;
import io.driftgate.source.Reading;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plans, runs, lists and written statements say, for people and for machines. */
class ReportsTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Provenance RUN = new Provenance(AT, AT.plusMillis(1_500), "ana", "box", "0123abc");

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
        return project.plan();
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

        assertEquals(List.of(), problems("migration-summary.schema.json", MigrationJson.summary(applied, RUN)));
        ObjectNode summary = MigrationJson.summary(refused, RUN);
        assertEquals(List.of(), problems("migration-summary.schema.json", summary));
        assertEquals(
                "main.orders.orders_total",
                summary.at("/refused/differences/0/path").asText());
        assertEquals(
                "prod: 3 migrations applied; the database stands at version 003.",
                text.lines(applied).get(1));
        assertEquals("Changed: added 1 table and 1 index.", text.lines(applied).get(0));
    }

    /** Changes nothing. */
    public static final class V4__Code implements JavaMigration {
        @Override
        public void up(Connection connection) {}
    }

    @Test
    void whatNobodyKnowsOfCodeIsSaid() throws Exception {
        project.migrate();

        project.code(new V4__Code());
        Plan plan = plan();

        assertEquals(List.of(), problems("plan.schema.json", MigrationJson.plan(plan, AT)));
        assertTrue(
                text.lines(plan)
                        .contains(
                                "  ? open: whether rows let it through is decided at run time, since it is code, which may do"
                                        + " anything to them"),
                text.lines(plan).toString());
    }

    @Test
    void aSummaryIsAPageATextAndTheSchemaBeforeAndAfter() throws Exception {
        project.migrateQuietly("1");
        project.sql("INSERT INTO orders (id) VALUES (7)");
        MigrationResult result = project.migrate();
        Path out = Files.createDirectories(folder.resolve("out"));

        MigrationSummary.write(result, RUN, out);

        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    List.of(
                            "migration-summary.html",
                            "migration-summary.json",
                            "migration-summary.md",
                            "schema-after.json",
                            "schema-after.sql",
                            "schema-before.json",
                            "schema-before.sql"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        String text = Files.readString(out.resolve("migration-summary.md"));
        assertEquals(
                """
                # prod: 2 migrations applied from version 001; the database stands at version 003.

                | | |
                |---|---|
                | Database | DATABASE |
                | Engine | ENGINE |
                | Version | 001 → 003 |
                | Changed | added 1 column and 1 index |
                | Started | 2026-01-01T00:00:00Z, took 1.5 s |
                | By | ana on box, as USER |
                | Sources | 0123abc |
                | Size | SIZE |

                ## Migrations

                - 002\\_total.sql: applied in TIME
                - 003\\_index.sql: applied in TIME

                ## Changes

                - added index main.orders.orders\\_total
                - added column main.orders.total

                ## Tables

                1 other table as before.

                ## Checks afterwards

                - row counts: passed
                - orphaned rows: passed
                - indexes and constraints: passed
                - views: passed
                - sequences: passed
                - integrity: passed

                Written by TOOL. Beside this file: schema-before.sql, schema-after.sql, and both as snapshots (.json).
                """,
                text.replaceAll("Database \\|.*", "Database | DATABASE |")
                        .replaceAll("Engine \\|.*", "Engine | ENGINE |")
                        .replaceAll(", as \\S+ ", ", as USER ")
                        .replaceAll("Size \\| [0-9].*", "Size | SIZE |")
                        .replaceAll("applied in .*", "applied in TIME")
                        .replaceAll("Written by [^.]*\\.[^ ]* ", "Written by TOOL. "));
        assertEquals(
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT);\n",
                Files.readString(out.resolve("schema-before.sql")));
        assertTrue(Files.readString(out.resolve("migration-summary.html"))
                .contains("<li>added index <code>main.orders.orders_total</code>"
                        + "<pre>CREATE INDEX orders_total ON orders (total)</pre></li>"));
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
