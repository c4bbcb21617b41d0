package io.driftgate.migration.crash;

import io.driftgate.connection.Database;
import io.driftgate.dialect.postgres.TestPostgres;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.migration.crash.CrashPoint.Start;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PostgreSQL 15, each database a clone of one with rows, its owner no superuser. */
final class PostgresSite implements CrashSite, AutoCloseable {
    private static final String PASSWORD = "a secret";

    private final EmbeddedPostgres server = TestPostgres.server(15);
    private final AtomicInteger number = new AtomicInteger();
    private final String name;
    private final Runs runs;
    private final Victims victims;
    private final List<Start> starts;
    private final String owner;
    private final String filled;

    /** @param name that all its databases begin with */
    PostgresSite(String name, List<Start> starts, Runs runs, Victims victims) throws SQLException {
        this.name = name;
        this.starts = starts;
        this.runs = runs;
        this.victims = victims;
        owner = name + "_owner";
        filled = name + "_filled";
        server.execute("CREATE ROLE " + owner + " LOGIN PASSWORD '" + PASSWORD + "'");
        server.execute("CREATE DATABASE " + filled + " OWNER " + owner);
        runs.run(database(filled), Start.EMPTY, event -> {});
        try (Connection connection = server.connect(filled);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO customers SELECT i, 'Customer ' || i, i || '@example.com'"
                    + " FROM generate_series(1, 200) i");
            statement.execute("INSERT INTO orders SELECT i, 1 + i % 200, i / 100.0, date '2026-01-01' + i % 90"
                    + " FROM generate_series(1, 1000) i");
        }
        if (starts.contains(Start.MIGRATED)) {
            runs.run(database(filled), Start.FILLED, event -> {});
        }
    }

    @Override
    public List<Start> starts() {
        return starts;
    }

    @Override
    public Path migrations() {
        return runs.migrations();
    }

    @Override
    public Live create(Start start) throws SQLException {
        String created = name + "_" + number.incrementAndGet();
        synchronized (this) {
            server.execute("CREATE DATABASE " + created + " OWNER " + owner + " TEMPLATE "
                    + (start == Start.EMPTY ? "template0" : filled));
        }
        return new LiveDatabase(created);
    }

    private Database database(String name) {
        return new Database(server.url(name), owner, PASSWORD, Duration.ZERO);
    }

    @Override
    public void close() throws SQLException {
        server.execute("DROP DATABASE " + filled + " WITH (FORCE)");
        server.execute("DROP ROLE " + owner);
    }

    private final class LiveDatabase implements Live {
        private final String name;

        LiveDatabase(String name) {
            this.name = name;
        }

        @Override
        public Database database() {
            return PostgresSite.this.database(name);
        }

        private int port() {
            return URI.create(server.url(name).replaceFirst("^jdbc:", "")).getPort();
        }

        private Database through(PostgresProxy proxy) {
            return new Database(
                    server.url(name).replace(":" + port() + "/", ":" + proxy.port() + "/"),
                    owner,
                    PASSWORD,
                    Duration.ZERO);
        }

        @Override
        public List<String> crash(CrashPoint point) throws IOException {
            return point.kind() == CrashPoint.Kind.CUT ? cut(point) : kill(point);
        }

        private List<String> kill(CrashPoint point) throws IOException {
            boolean here = point.kind() != CrashPoint.Kind.STEP;
            try (Victim victim = victims.next();
                    PostgresProxy proxy =
                            new PostgresProxy(port(), point.kind(), here ? point.number() : 0, victim::kill)) {
                List<String> told = victim.run(Order.of(
                        through(proxy),
                        runs.migrations(),
                        runs.pool().settings().cache(),
                        point));
                return Stream.concat(told.stream(), proxy.statements().stream().map(CrashRun.STATEMENT::concat))
                        .toList();
            }
        }

        /** In this process: it is the connection that ends. */
        private List<String> cut(CrashPoint point) throws IOException {
            try (PostgresProxy proxy = new PostgresProxy(port(), point.kind(), point.number(), () -> {})) {
                String ended = "well";
                try {
                    runs.run(through(proxy), point.start(), event -> {});
                } catch (RuntimeException e) {
                    ended = e.toString();
                }
                return Stream.concat(
                                proxy.statements().stream().map(CrashRun.STATEMENT::concat),
                                Stream.of(CrashRun.ENDED + ended))
                        .toList();
            }
        }

        @Override
        public void settle() throws SQLException {
            try (Connection connection = server.connect("postgres");
                    Statement statement = connection.createStatement()) {
                for (int i = 0; i < 3000; i++) {
                    try (ResultSet row = statement.executeQuery(
                            "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + name + "'")) {
                        row.next();
                        if (row.getInt(1) == 0) {
                            return;
                        }
                    }
                    Thread.sleep(10);
                }
                throw new IllegalStateException("sessions of a killed run stay");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** Rows sorted: their place in the table says nothing. */
        @Override
        public String dump() throws IOException {
            String all = Programs.run(
                    List.of(
                            "pg_dump",
                            "--inserts",
                            "--exclude-table-data=schema_migrations",
                            "--host=127.0.0.1",
                            "--port=" + port(),
                            "--username=" + owner,
                            name),
                    Map.of("PGPASSWORD", PASSWORD));
            Map<Boolean, List<String>> parts = all.lines()
                    .filter(line ->
                            !line.matches("\\\\(un)?restrict .*|.*setval\\('public\\.schema_migrations_id_seq'.*"))
                    .collect(Collectors.partitioningBy(line -> line.startsWith("INSERT INTO ")));
            return String.join("\n", parts.get(false)) + "\n"
                    + parts.get(true).stream().sorted().collect(Collectors.joining("\n"));
        }

        @Override
        public void close() throws SQLException {
            server.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }
}
