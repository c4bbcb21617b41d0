package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.TestDatabases;
import io.driftgate.history.HistoryTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that exist already, put under care on both engines. */
class BaselinerTest {
    private static final String ORDERS = "CREATE TABLE orders (id integer PRIMARY KEY, note text);";
    private static final String TOTAL = "ALTER TABLE orders ADD COLUMN total integer;";

    @TempDir
    Path folder;

    private Project project;

    @AfterEach
    void drop() {
        project.close();
    }

    private Baseline baseline() {
        return baseline(Optional.empty());
    }

    private Baseline baseline(Optional<HistoryTool> adopted) {
        return new Baseliner(
                        project.sources(),
                        project.checks(),
                        TestDatabases.pool(),
                        project.settings(),
                        folder.resolve("output"),
                        adopted)
                .baseline("prod", project.database());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void theSchemaBecomesTheFirstMigration(String engine) throws Exception {
        project = Project.of(engine, folder).file("V7__total.sql", TOTAL);
        project.sql(ORDERS + "INSERT INTO orders VALUES (1, 'kept')");

        Baseline made = baseline();

        assertEquals(Optional.empty(), made.refused());
        assertEquals(Optional.of(project.directory().resolve("B0__baseline.sql")), made.written());
        assertEquals(List.of("applied V7__total.sql"), Project.said(project.migrate()));
        assertEquals(List.of("1|kept|null"), project.rows("SELECT * FROM orders"));
        assertEquals(List.of("0|baseline|baseline|applied", "7|total|versioned|applied"), project.history());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aSchemaThatEqualsAVersionIsMarked(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("001_orders.sql", ORDERS)
                .file("002_total.sql", TOTAL)
                .target("1");
        project.sql(ORDERS);

        assertEquals(Optional.empty(), baseline().refused());

        assertEquals(List.of("001|orders|versioned|applied"), project.history());
        assertEquals(
                List.of("applied 002_total.sql"), Project.said(project.newest().migrate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aSchemaThatDoesNotIsRefusedWithTheDifference(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("001_orders.sql", ORDERS)
                .file("002_total.sql", TOTAL)
                .target("2");
        project.sql(ORDERS);

        Refused refused = baseline().refused().orElseThrow();

        String schema = engine.equals("sqlite") ? "main" : "public";
        assertEquals("The schema is not what these migrations give; nothing was marked.", refused.reason());
        assertEquals(
                "removed column " + schema + ".orders.total",
                refused.evidence()
                        .orElseThrow()
                        .judgement()
                        .findings()
                        .get(0)
                        .difference()
                        .toString());
        assertTrue(project.rows(
                        engine.equals("sqlite")
                                ? "SELECT name FROM sqlite_schema WHERE name = 'schema_migrations'"
                                : "SELECT tablename FROM pg_tables WHERE tablename = 'schema_migrations'")
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aHistoryMadeByHandIsTakenOverAndKept(String engine) throws Exception {
        project = Project.of(engine, folder).file("001_orders.sql", ORDERS).file("002_total.sql", TOTAL);
        project.sql(ORDERS + "CREATE TABLE schema_migrations (version varchar(50) PRIMARY KEY, applied_at timestamp);"
                + "INSERT INTO schema_migrations (version) VALUES ('1')");

        Refused before = project.migrate().refused().orElseThrow();
        Baseline made = baseline();

        assertTrue(before.reason().contains("was not made by driftgate"), before.reason());
        assertEquals(Optional.empty(), made.refused());
        assertEquals(List.of("001|orders|versioned|applied"), project.history());
        assertEquals(List.of("1"), project.rows("SELECT version FROM schema_migrations_before_driftgate"));
        assertEquals(List.of("applied 002_total.sql"), Project.said(project.migrate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void anotherToolsTableOfOurNameMakesRoom(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("000001_orders.up.sql", ORDERS)
                .file("000001_orders.down.sql", "DROP TABLE orders;")
                .file("000002_total.up.sql", TOTAL)
                .file("000002_total.down.sql", "ALTER TABLE orders DROP COLUMN total;");
        project.sql(ORDERS + "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);"
                + "INSERT INTO schema_migrations VALUES (1, false)");

        Refused before = project.migrate().refused().orElseThrow();
        Baseline made = baseline();

        assertTrue(
                before.reason().startsWith("The history of this database is kept by golang-migrate"), before.reason());
        assertEquals(Optional.empty(), made.refused());
        assertEquals(List.of("applied 000002_total.up.sql"), Project.said(project.migrate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aDatabaseUnderCareIsLeftAlone(String engine) throws Exception {
        project = Project.of(engine, folder).file("001_orders.sql", ORDERS);
        project.migrate();

        assertTrue(baseline().refused().orElseThrow().reason().startsWith("The database is under care already"));
        assertTrue(Files.notExists(project.directory().resolve("000_baseline.sql")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void theHistoryOfTheNamedToolIsTakenOver(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("001_orders.sql", "CREATE TABLE orders (id integer);")
                .file("002_items.sql", "CREATE TABLE items (id integer);");
        project.sql("CREATE TABLE orders (id integer); CREATE TABLE items (id integer);"
                + "CREATE TABLE goose_db_version (id integer, version_id integer, is_applied integer, tstamp text);"
                + "INSERT INTO goose_db_version VALUES (1, 1, 1, ''), (2, 2, 1, '');"
                + "CREATE TABLE __diesel_schema_migrations (version text, run_on text);"
                + "INSERT INTO __diesel_schema_migrations VALUES ('001', '');");

        assertEquals(
                "There is no history of Prisma in this database.",
                baseline(Optional.of(HistoryTool.PRISMA))
                        .refused()
                        .orElseThrow()
                        .reason());
        assertEquals(
                "The schema is not what these migrations give; nothing was marked.",
                baseline(Optional.of(HistoryTool.DIESEL))
                        .refused()
                        .orElseThrow()
                        .reason());
        Baseline made = baseline(Optional.of(HistoryTool.GOOSE));

        assertEquals(2, made.marked().size());
        assertEquals(2, project.history().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whereTheFirstVersionIsTheLowestThereIsNoBaselineBeforeIt(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("00000000000000_setup/up.sql", ORDERS)
                .file("00000000000000_setup/down.sql", "DROP TABLE orders;");
        project.sql("CREATE TABLE other (id integer)");

        String refused = assertThrows(MigrationException.class, this::baseline).getMessage();

        assertEquals(
                "No baseline can be put before the other migrations: 00000000000000_setup/up.sql has the lowest version that"
                        + " there is. Give that one a higher version; or, if the database has what it makes, mark it as applied with db:baseline -Ddb.target=VERSION.",
                refused);
        try (Stream<Path> left = Files.list(project.directory())) {
            assertEquals(List.of(project.directory().resolve("00000000000000_setup")), left.toList());
        }
    }
}
