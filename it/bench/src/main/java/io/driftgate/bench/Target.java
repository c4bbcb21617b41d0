package io.driftgate.bench;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A database that is empty at first and is dropped at the end. */
interface Target extends AutoCloseable {

    Database database();

    /** Runs a file with the engine's own program, a process of its own. */
    ProcessBuilder program(Path file);

    default Connection connect() {
        return Connector.openOrCreate(database());
    }

    @Override
    void close() throws SQLException, IOException;

    /** Makes them. */
    interface Maker {
        Target make() throws SQLException, IOException;
    }

    /**
     * On a server.
     *
     * @param url of a database that stays
     */
    static Maker postgres(String url, String user, String password) {
        int[] made = {0};
        return () -> new Postgres(new Database(url, user, password, Duration.ZERO), "migrate_" + made[0]++);
    }

    static Maker sqlite(Path directory) {
        int[] made = {0};
        return () -> new Sqlite(directory.resolve("migrate_" + made[0]++ + ".db"));
    }

    /** On PostgreSQL. */
    final class Postgres implements Target {
        private final Database server;
        private final String name;

        private Postgres(Database server, String name) throws SQLException {
            this.server = server;
            this.name = name;
            execute("CREATE DATABASE " + name);
        }

        private void execute(String sql) throws SQLException {
            try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public Database database() {
            String url = server.url().replaceFirst("/[^/?]*\\?", "/" + name + "?");
            return new Database(url, server.user(), server.password(), Duration.ZERO);
        }

        @Override
        public ProcessBuilder program(Path file) {
            URI uri = URI.create(server.url().substring("jdbc:".length()));
            ProcessBuilder builder = new ProcessBuilder(
                    "psql",
                    "-X",
                    "-q",
                    "-v",
                    "ON_ERROR_STOP=1",
                    "-h",
                    uri.getHost(),
                    "-p",
                    Integer.toString(uri.getPort()),
                    "-U",
                    server.user(),
                    "-f",
                    file.toString(),
                    name);
            builder.environment().put("PGPASSWORD", String.valueOf(server.password()));
            return builder;
        }

        @Override
        public void close() throws SQLException {
            execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    /** On SQLite. */
    record Sqlite(Path file) implements Target {

        @Override
        public Database database() {
            return Database.at("jdbc:sqlite:" + file);
        }

        @Override
        public ProcessBuilder program(Path script) {
            return new ProcessBuilder("sqlite3", "-bail", file.toString()).redirectInput(script.toFile());
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".driftgate-lock"));
        }
    }
}
