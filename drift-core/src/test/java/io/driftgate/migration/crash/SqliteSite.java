package io.driftgate.migration.crash;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.migration.crash.CrashPoint.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQLite files with foreign keys on, each a copy of one with rows. */
final class SqliteSite implements CrashSite {
    private final AtomicInteger number = new AtomicInteger();
    private final Path folder;
    private final Path filled;
    private final List<Start> starts;
    private final Runs runs;
    private final Victims victims;

    /** @param folder that is made, and holds all its databases */
    SqliteSite(Path folder, List<Start> starts, Runs runs, Victims victims) throws IOException, SQLException {
        this.folder = Files.createDirectories(folder);
        this.starts = starts;
        this.runs = runs;
        this.victims = victims;
        filled = folder.resolve("filled.db");
        Database database = database(filled);
        runs.run(database, Start.EMPTY, event -> {});
        String series = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ";
        try (Connection connection = Connector.open(database);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO customers (id, name, email) " + series
                    + "200) SELECT i, 'Customer ' || i, i || '@example.com' FROM n");
            statement.execute("INSERT INTO orders " + series
                    + "1000) SELECT i, 1 + i % 200, i / 100.0, date('2026-01-01', '+' || (i % 90) || ' days') FROM n");
        }
        if (starts.contains(Start.MIGRATED)) {
            runs.run(database, Start.FILLED, event -> {});
        }
    }

    private static Database database(Path file) {
        return Database.at("jdbc:sqlite:" + file + "?foreign_keys=on");
    }

    @Override
    public Path migrations() {
        return runs.migrations();
    }

    @Override
    public List<Start> starts() {
        return starts;
    }

    @Override
    public Live create(Start start) throws IOException {
        Path own = Files.createDirectories(folder.resolve(String.valueOf(number.incrementAndGet())));
        Path file = own.resolve("live.db");
        if (start != Start.EMPTY) {
            Files.copy(filled, file);
        }
        return new LiveFile(file);
    }

    private final class LiveFile implements Live {
        private final Path file;

        LiveFile(Path file) {
            this.file = file;
        }

        @Override
        public Database database() {
            return SqliteSite.database(file);
        }

        @Override
        public List<String> crash(CrashPoint point) throws IOException {
            try (Victim victim = victims.next()) {
                return victim.run(Order.of(
                        database(), runs.migrations(), runs.pool().settings().cache(), point));
            }
        }

        /** With the process everything of it has ended. */
        @Override
        public void settle() {}

        @Override
        public String dump() throws IOException {
            List<String> sound = sqlite("PRAGMA integrity_check; PRAGMA foreign_key_check; PRAGMA journal_mode;")
                    .lines()
                    .toList();
            String dump = sqlite(".dump")
                    .lines()
                    .filter(line -> !line.matches(
                            "INSERT INTO (schema_migrations|sqlite_sequence VALUES\\('schema_migrations').*"))
                    .collect(Collectors.joining("\n"));
            return String.join("\n", sound) + "\n" + dump;
        }

        private String sqlite(String command) throws IOException {
            return Programs.run(List.of("sqlite3", file.toString(), command), Map.of());
        }

        @Override
        public void close() throws IOException {
            try (Stream<Path> files = Files.list(file.getParent())) {
                for (Path one : files.toList()) {
                    Files.delete(one);
                }
            }
            Files.delete(file.getParent());
        }
    }
}
