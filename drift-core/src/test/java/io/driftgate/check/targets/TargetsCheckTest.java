package io.driftgate.check.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.TestDatabases;
import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftCheck;
import io.driftgate.check.TenantCheck;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.postgres.TestPostgres;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.schema.Identifier;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many databases in one run, read by a role that may only read. */
class TargetsCheckTest {
    private static final String HISTORY = "CREATE TABLE schema_migrations (version varchar(50));";
    private static final String FIRST = """
            CREATE TYPE mood AS ENUM ('new', 'paid');
            CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
            CREATE TABLE orders (id bigserial PRIMARY KEY, customer bigint REFERENCES customers,
              state mood NOT NULL DEFAULT 'new', note text, CHECK (state <> 'paid' OR note IS NOT NULL));
            CREATE INDEX orders_note ON orders (note) WHERE state = 'new';
            CREATE VIEW open_orders AS SELECT o.id, o.state FROM orders o WHERE o.state = 'new';
            CREATE FUNCTION orders_of(bigint, mood) RETURNS SETOF orders LANGUAGE sql
              AS 'SELECT * FROM orders WHERE customer = $1';
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
            """;
    private static final String SECOND = "CREATE TABLE items (id bigint, orders bigint REFERENCES orders);";

    @TempDir
    Path folder;

    private final EmbeddedPostgres server = TestPostgres.server(15);
    private final Map<String, TargetResult> results = new TreeMap<>();
    private final List<Integer> planned = new ArrayList<>();

    @BeforeEach
    void project() throws Exception {
        Files.writeString(folder.resolve("V1__shop.sql"), FIRST);
        Files.writeString(folder.resolve("V2__items.sql"), SECOND);
        server.execute("CREATE DATABASE many");
        server.execute("CREATE ROLE reader LOGIN PASSWORD 'read me'");
    }

    @AfterEach
    void remove() throws Exception {
        server.execute("DROP DATABASE many WITH (FORCE)");
        server.execute("DROP ROLE reader");
    }

    @Test
    void tenantsAreHeldAgainstOneExpectedSchemaUnderTheirOwnNames() throws Exception {
        for (String name : List.of("tenant_1", "tenant_2", "tenant_3", "tenant_user", "tenant_A b.c", "other")) {
            tenant(name, HISTORY + FIRST + SECOND + "INSERT INTO schema_migrations VALUES ('1'), ('2')");
        }
        in("tenant_2", "ALTER TABLE orders ALTER note TYPE varchar(20); ALTER TYPE mood ADD VALUE 'gone'");
        in("tenant_3", "DROP TRIGGER touched ON orders; CREATE TABLE extra (id int)");

        check(ALL, tenants("tenant_*"));

        assertEquals(List.of(5), planned);
        assertEquals(
                Map.of(
                        "t/tenant_1", "clean 2 []",
                        "t/tenant_2",
                                "drift 2 [changed enum tenant_2.mood: labels: 'new', 'paid' -> 'new', 'paid', 'gone',"
                                        + " changed column tenant_2.orders.note: type: text -> character varying(20)]",
                        "t/tenant_3", "drift 2 [added table tenant_3.extra, removed trigger tenant_3.orders.touched]",
                        "t/tenant_user", "clean 2 []",
                        "t/tenant_A b.c", "clean 2 []"),
                told());
    }

    @Test
    void whatEverATenantIsCalled() throws Exception {
        List<String> names = List.of("user", "select", "t_$x", "t_$body$", "t_'", "it's", "T", "a\"b", "1st", "t-é");
        for (String name : names) {
            tenant(
                    name,
                    FIRST + SECOND + "CREATE SEQUENCE codes; ALTER TABLE items ADD code int DEFAULT nextval('codes')");
        }
        Files.writeString(
                folder.resolve("V3__code.sql"),
                "CREATE SEQUENCE codes; ALTER TABLE items ADD code int DEFAULT nextval('codes');");

        check(ALL, new CheckTarget("t", reader(), new ReadScope(List.of("*t*", "user", "T", "a\"b")), "t/"));

        Map<String, String> clean = new TreeMap<>();
        names.forEach(name -> clean.put("t/" + name, "clean null []"));
        assertEquals(clean, told());
    }

    @Test
    void aServerThatTakesTheCallAndNeverAnswersIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Database database = Database.at("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/x");
            long began = System.nanoTime();

            check(
                    new TargetsSettings(2, Duration.ofSeconds(2), Shard.ALL, Optional.empty()),
                    new CheckTarget("silent", database, ReadScope.DEFAULT, ""));

            assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 30);
            assertEquals(
                    "error " + database.shownUrl() + " did not answer within 2 s (db.targetTimeout).",
                    told().get("silent"));
        }
    }

    @Test
    void aTenantIsHeldAgainstTheMigrationsOfItsOwnHistory() throws Exception {
        tenant("tenant_1", HISTORY + FIRST + SECOND + "INSERT INTO schema_migrations VALUES ('1'), ('2')");
        tenant("tenant_2", HISTORY + FIRST + "INSERT INTO schema_migrations VALUES ('1')");
        tenant("tenant_3", HISTORY + FIRST + "INSERT INTO schema_migrations VALUES ('1'), ('2')");

        check(ALL, tenants("tenant_*"));

        assertEquals(
                Map.of(
                        "t/tenant_1", "clean 2 []",
                        "t/tenant_2", "clean 1 []",
                        "t/tenant_3", "drift 2 [removed table tenant_3.items]"),
                told());
        assertEquals(List.of("2"), results.get("t/tenant_2").drift().pending());
    }

    @Test
    void aTenantThatCannotBeCheckedStopsNoOther() throws Exception {
        tenant("tenant_1", HISTORY + FIRST + SECOND + "INSERT INTO schema_migrations VALUES ('1'), ('2')");
        tenant("tenant_2", HISTORY + FIRST + SECOND + "INSERT INTO schema_migrations VALUES ('1'), ('2')");
        tenant("tenant_3", HISTORY + FIRST + SECOND + "INSERT INTO schema_migrations VALUES ('1'), ('2')");
        in("tenant_2", "REVOKE SELECT ON schema_migrations FROM reader");

        check(ALL, tenants("tenant_*"));

        assertEquals(
                Map.of(
                        "t/tenant_1", "clean 2 []",
                        "t/tenant_2",
                                "error The history of tenant_2 cannot be read: permission denied for table"
                                        + " schema_migrations. Grant SELECT on its history table, and USAGE on its"
                                        + " schema, to the role that verifies.",
                        "t/tenant_3", "clean 2 []"),
                told());
    }

    @Test
    void whatATenantHasOfAnotherIsDrift() throws Exception {
        tenant("tenant_1", FIRST + SECOND);
        tenant("tenant_2", FIRST + SECOND);
        in(
                "tenant_2",
                "ALTER TABLE items DROP CONSTRAINT items_orders_fkey,"
                        + " ADD CONSTRAINT items_orders_fkey FOREIGN KEY (orders) REFERENCES tenant_1.orders");

        check(ALL, tenants("tenant_*"));

        assertEquals(
                "drift null [changed foreign-key tenant_2.items.items_orders_fkey: referenced-table:"
                        + " tenant_2.orders -> tenant_1.orders]",
                told().get("t/tenant_2"));
    }

    @Test
    void oneThatCannotBeReachedStopsNoOther() throws Exception {
        tenant("public", HISTORY + FIRST + SECOND + "INSERT INTO schema_migrations VALUES ('1'), ('2')");
        Database closed = Database.at("jdbc:postgresql://127.0.0.1:1/shop?connectTimeout=2");
        Database missing = Database.at("jdbc:sqlite:" + folder.resolve("missing.db"));

        check(
                ALL,
                new CheckTarget("closed", closed, ReadScope.DEFAULT, ""),
                new CheckTarget("missing", missing, ReadScope.DEFAULT, ""),
                new CheckTarget("sqlite", sqlite(), new ReadScope(List.of("tenant_*")), ""),
                new CheckTarget("live", reader(), ReadScope.DEFAULT, ""),
                new CheckTarget("none", reader(), new ReadScope(List.of("nobody_*")), ""));

        assertEquals(List.of(5), planned);
        assertEquals("clean 2 []", told().get("live"));
        assertTrue(
                told().get("closed").startsWith("error Cannot connect to jdbc:postgresql://127.0.0.1:1/shop"),
                told().toString());
        assertTrue(told().get("missing").contains("there is no file"), told().toString());
        assertTrue(told().get("sqlite").contains("only there schemas can be tenants"), told().toString());
        assertTrue(told().get("none").contains("has no schema nobody_*"), told().toString());
    }

    @Test
    void oneThatDoesNotAnswerIsGivenUp() throws Exception {
        tenant("public", HISTORY + FIRST + SECOND + "INSERT INTO schema_migrations VALUES ('1'), ('2')");
        tenant("tenant_1", FIRST + SECOND);
        try (Connection other = server.connect("many");
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE public.schema_migrations IN ACCESS EXCLUSIVE MODE");
            long began = System.nanoTime();

            check(
                    new TargetsSettings(2, Duration.ofSeconds(2), Shard.ALL, Optional.empty()),
                    new CheckTarget("locked", reader(), ReadScope.DEFAULT, ""),
                    tenants("tenant_*"));

            assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 60);
            assertEquals(
                    "error " + reader().shownUrl() + " did not answer within 2 s (db.targetTimeout).",
                    told().get("locked"));
        }
    }

    @Test
    void aTargetThatDropsOutInTheMiddleIsAnErrorOfItsOwn() throws Exception {
        tenant("public", HISTORY + FIRST + SECOND + "INSERT INTO schema_migrations VALUES ('1'), ('2')");
        try (Connection other = server.connect("many");
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE public.schema_migrations IN ACCESS EXCLUSIVE MODE");
            Thread killer = new Thread(() -> {
                try {
                    Thread.sleep(1_500);
                    server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'reader'");
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            killer.start();

            check(ALL, new CheckTarget("live", reader(), ReadScope.DEFAULT, ""));

            killer.join();
            assertTrue(told().get("live").startsWith("error "), told().toString());
            assertTrue(told().get("live").contains("terminating connection"), told().toString());
        }
    }

    @Test
    void sharesTogetherCheckEachTargetOnce() throws Exception {
        for (int i = 1; i <= 7; i++) {
            tenant("tenant_" + i, FIRST + SECOND);
        }
        List<Integer> sizes = new ArrayList<>();
        for (int share = 1; share <= 3; share++) {
            int before = results.size();
            check(new TargetsSettings(2, Duration.ZERO, new Shard(share, 3), Optional.empty()), tenants("tenant_*"));
            sizes.add(results.size() - before);
        }

        assertEquals(List.of(3, 2, 2), sizes);
        assertEquals(7, results.size());
    }

    private static final TargetsSettings ALL =
            new TargetsSettings(2, Duration.ofMinutes(5), Shard.ALL, Optional.empty());

    private void check(TargetsSettings settings, CheckTarget... targets) {
        SourceSettings sources =
                new SourceSettings(Map.of(), folder, "auto", Map.of(), "schema_migrations", ReadScope.DEFAULT);
        CheckSettings check = new CheckSettings(Optional.empty(), Set.of(), List.of(), List.of(), LocalDate.EPOCH);
        new TargetsCheck(
                        scope -> new DriftCheck(
                                new Sources(sources.with(scope), TestDatabases.pool()), check, TestDatabases.pool()),
                        scope -> new TenantCheck(
                                new Sources(sources.with(scope), TestDatabases.pool()), check, TestDatabases.pool()),
                        target -> new SourceSpec.Migrations(Optional.empty()),
                        settings)
                .run(List.of(targets), new TargetsListener() {
                    @Override
                    public void planned(int count) {
                        planned.add(count);
                    }

                    @Override
                    public void done(TargetResult result) {
                        results.put(result.id(), result);
                    }
                });
    }

    private Map<String, String> told() {
        Map<String, String> told = new TreeMap<>();
        results.forEach((id, result) -> told.put(
                id,
                result.drift() == null
                        ? "error " + result.error()
                        : result.verdict().label() + " " + result.drift().version() + " "
                                + result.drift().judgement().findings().stream()
                                        .filter(finding -> finding.isDrift())
                                        .map(finding -> finding.difference().toString())
                                        .toList()));
        return told;
    }

    private CheckTarget tenants(String pattern) {
        return new CheckTarget("t", reader(), new ReadScope(List.of(pattern)), "t/");
    }

    private Database reader() {
        return new Database(server.url("many"), "reader", "read me", Duration.ZERO);
    }

    private Database sqlite() throws Exception {
        Path file = folder.resolve("some.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS t (id int)");
        }
        return Database.at("jdbc:sqlite:" + file);
    }

    private void tenant(String schema, String sql) throws Exception {
        String name = Identifier.quote(schema);
        in(null, "CREATE SCHEMA IF NOT EXISTS " + name + "; GRANT USAGE ON SCHEMA " + name + " TO reader");
        in(schema, sql);
        in(null, "GRANT SELECT ON ALL TABLES IN SCHEMA " + name + " TO reader");
    }

    private void in(@org.jspecify.annotations.Nullable String schema, String sql) throws Exception {
        try (Connection connection = server.connect("many")) {
            if (schema != null) {
                TestDatabases.run(connection, "SET search_path TO " + Identifier.quote(schema));
            }
            TestDatabases.run(connection, sql);
        }
    }
}
