package io.driftgate.dialect.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What is told of a running statement is what the server knows, also to a role that may not look at others' sessions. */
class PostgresSessionWatchTest {
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    private final EmbeddedPostgres server = TestPostgres.server(15);
    private final ExecutorService runner = Executors.newSingleThreadExecutor();
    private final Database owner = new Database(server.url("watched"), "watched", "a secret", Duration.ZERO);
    private final Database other = new Database(server.url("watched"), "clerk", "a secret", Duration.ZERO);

    @BeforeEach
    void make() throws SQLException {
        server.execute("CREATE ROLE watched LOGIN PASSWORD 'a secret'");
        server.execute("CREATE ROLE clerk LOGIN PASSWORD 'a secret'");
        server.execute("CREATE DATABASE watched OWNER watched");
        try (Connection connection = Connector.open(owner)) {
            execute(
                    connection,
                    "CREATE SCHEMA shop; CREATE TABLE shop.orders (id integer); GRANT USAGE ON SCHEMA shop TO clerk;"
                            + " GRANT SELECT ON shop.orders TO clerk; INSERT INTO shop.orders SELECT generate_series(1, 200)");
        }
    }

    @AfterEach
    void drop() throws SQLException {
        runner.shutdownNow();
        server.execute("DROP DATABASE watched WITH (FORCE)");
        server.execute("DROP ROLE watched");
        server.execute("DROP ROLE clerk");
    }

    @Test
    void aStatementThatWaitsIsToldWithWhomItWaitsFor() throws Exception {
        try (Connection running = Connector.open(owner);
                Connection blocking = Connector.open(other);
                PostgresSessionWatch watch = new PostgresSessionWatch(owner, running)) {
            execute(blocking, "SET application_name = 'till'; BEGIN; SELECT FROM shop.orders");
            Future<?> waiting = runner.submit(() -> execute(running, "ALTER TABLE shop.orders ADD note text"));
            int pid = blocking.unwrap(PGConnection.class).getBackendPID();

            assertEquals("waiting for a lock of session " + pid + " of clerk (till)", first(watch));
            execute(blocking, "COMMIT");
            waiting.get();
            assertEquals("", watch.doing());
        }
    }

    @Test
    void ofASessionOfItsOwnTheRoleIsToldMore() throws Exception {
        try (Connection running = Connector.open(owner);
                Connection blocking = Connector.open(owner);
                PostgresSessionWatch watch = new PostgresSessionWatch(owner, running)) {
            execute(blocking, "BEGIN; SELECT FROM shop.orders");
            Future<?> waiting = runner.submit(() -> execute(running, "ALTER TABLE shop.orders ADD note text"));
            int pid = blocking.unwrap(PGConnection.class).getBackendPID();

            String told = first(watch);
            assertTrue(
                    told.matches("waiting for a lock of session " + pid
                            + " of watched \\(driftgate\\), idle in transaction, its transaction open for \\d+ s"),
                    told);
            execute(blocking, "COMMIT");
            waiting.get();
        }
    }

    @Test
    void anIndexBuildIsToldWithHowFarItIs() throws Exception {
        try (Connection running = Connector.open(owner);
                PostgresSessionWatch watch = new PostgresSessionWatch(owner, running)) {
            execute(
                    running,
                    "CREATE FUNCTION shop.slow(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS"
                            + " 'BEGIN PERFORM pg_sleep(0.01); RETURN $1; END'");
            Future<?> building =
                    runner.submit(() -> execute(running, "CREATE INDEX slowly ON shop.orders (shop.slow(id))"));

            String told = first(watch);
            assertTrue(told.matches("building an index of shop.orders: (initializing|building index.*)"), told);
            building.get();
        }
    }

    private static String first(PostgresSessionWatch watch) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end) {
            String doing = watch.doing();
            if (!doing.isEmpty()) {
                return doing;
            }
            Thread.sleep(20);
        }
        return "nothing was told in time";
    }

    private static Void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return null;
    }
}
