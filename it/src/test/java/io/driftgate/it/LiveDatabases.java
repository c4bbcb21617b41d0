package io.driftgate.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the databases of scenarios; one PostgreSQL server serves them all and ends with {@link #close}. */
final class LiveDatabases implements AutoCloseable {
    private @Nullable EmbeddedPostgres server;

    /**
     * @param engine {@code sqlite}, {@code postgresql}, or {@code none}
     * @param script what the database holds; need not exist
     * @param directory where a SQLite file goes
     */
    LiveDatabase make(String engine, Path script, Path directory) throws IOException, SQLException {
        return switch (engine) {
            case "none" -> LiveDatabase.NONE;
            case "sqlite" -> sqlite(script, directory);
            case "postgresql" -> postgresql(script);
            default -> throw new IllegalArgumentException("No such engine: " + engine);
        };
    }

    private static LiveDatabase sqlite(Path script, Path directory) throws IOException, SQLException {
        LiveDatabase made = new LiveDatabase("jdbc:sqlite:" + directory.resolve("live.db"), "", "");
        if (Files.exists(script)) {
            try (Connection connection = DriverManager.getConnection(made.url());
                    Statement statement = connection.createStatement()) {
                // This driver runs only the first of several statements; none of these scripts has a semicolon
                // elsewhere.
                for (String sql : Files.readString(script).split(";\\s*\\R")) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
            }
        }
        return made;
    }

    /** A database whose owner is no superuser, as in production. */
    private LiveDatabase postgresql(Path script) throws IOException, SQLException {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        String name = "shop_" + suffix;
        String owner = "owner_" + suffix;
        String password = "Geheim-" + UUID.randomUUID();
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET password_encryption = 'scram-sha-256'");
            statement.execute("CREATE ROLE " + owner + " LOGIN PASSWORD '" + password + "'");
            statement.execute("CREATE DATABASE " + name + " OWNER " + owner);
        }
        try (Connection connection = server().getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SCHEMA public OWNER TO " + owner);
        }
        String url = "jdbc:postgresql://localhost:" + server().getPort() + "/" + name;
        if (Files.exists(script)) {
            try (Connection connection = DriverManager.getConnection(url, owner, password);
                    Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(script));
            }
        }
        return new LiveDatabase(url, owner, password);
    }

    /** As started, the server trusts everybody; only its superuser stays trusted. */
    private static void requirePasswords(EmbeddedPostgres running) throws IOException, SQLException {
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet file = statement.executeQuery("SHOW hba_file")) {
                file.next();
                Files.writeString(Path.of(file.getString(1)), """
                        host all postgres 127.0.0.1/32 trust
                        host all postgres ::1/128 trust
                        host all all 127.0.0.1/32 scram-sha-256
                        host all all ::1/128 scram-sha-256
                        """);
            }
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private EmbeddedPostgres server() throws IOException, SQLException {
        EmbeddedPostgres running = server;
        if (running == null) {
            running = EmbeddedPostgres.builder().start();
            server = running;
            requirePasswords(running);
        }
        return running;
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
