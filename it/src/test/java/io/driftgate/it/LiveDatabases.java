package io.driftgate.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the databases of scenarios; one PostgreSQL server serves them all and ends with {@link #close}. Thread-safe. */
final class LiveDatabases implements AutoCloseable {
    private @Nullable EmbeddedPostgres server;

    /**
     * @param engine {@code sqlite}, {@code postgresql}, {@code postgresql-createdb} with an owner who may create others, or {@code
     *     none}
     * @param scripts what the database holds
     * @param directory where a SQLite file goes
     */
    LiveDatabase make(String engine, List<Path> scripts, Path directory) throws IOException, SQLException {
        return switch (engine) {
            case "none" -> LiveDatabase.NONE;
            case "sqlite" -> sqlite(scripts, directory);
            case "postgresql" -> postgresql(scripts, "");
            case "postgresql-createdb" -> postgresql(scripts, " CREATEDB");
            default -> throw new IllegalArgumentException("No such engine: " + engine);
        };
    }

    private static LiveDatabase sqlite(List<Path> scripts, Path directory) throws IOException, SQLException {
        LiveDatabase made = new LiveDatabase(
                "jdbc:sqlite:" + directory.resolve("live.db"), LiveDatabase.Login.NONE, LiveDatabase.Login.NONE);
        run(scripts, made);
        return made;
    }

    /** A database whose owner is no superuser, as in production, and into which nobody else may by default. */
    private LiveDatabase postgresql(List<Path> scripts, String rights) throws IOException, SQLException {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        String name = "shop_" + suffix;
        LiveDatabase made = new LiveDatabase(
                "jdbc:postgresql://localhost:" + server().getPort() + "/" + name,
                login("owner_" + suffix, rights),
                login("reader_" + suffix, ""));
        try (Connection connection = server().getPostgresDatabase().getConnection()) {
            SqlText.run(
                    connection,
                    "CREATE DATABASE " + name + " OWNER " + made.owner().user());
            SqlText.run(connection, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            SqlText.run(
                    connection,
                    "GRANT CONNECT ON DATABASE " + name + " TO " + made.reader().user());
        }
        try (Connection connection = server().getDatabase("postgres", name).getConnection()) {
            SqlText.run(
                    connection, "ALTER SCHEMA public OWNER TO " + made.owner().user());
        }
        run(scripts, made);
        return made;
    }

    /** As its owner. */
    private static void run(List<Path> scripts, LiveDatabase database) throws IOException, SQLException {
        for (Path script : scripts) {
            try (Connection connection = database.connect()) {
                SqlText.run(
                        connection,
                        Files.readString(script)
                                .replace("${reader}", database.reader().user()));
            }
        }
    }

    private LiveDatabase.Login login(String user, String rights) throws IOException, SQLException {
        String password = "Geheim-" + UUID.randomUUID();
        try (Connection connection = server().getPostgresDatabase().getConnection()) {
            SqlText.run(connection, "SET password_encryption = 'scram-sha-256'");
            SqlText.run(connection, "CREATE ROLE " + user + " LOGIN" + rights + " PASSWORD '" + password + "'");
        }
        return new LiveDatabase.Login(user, password);
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

    private synchronized EmbeddedPostgres server() throws IOException, SQLException {
        EmbeddedPostgres running = server;
        if (running == null) {
            running = EmbeddedPostgres.builder().start();
            server = running;
            requirePasswords(running);
        }
        return running;
    }

    @Override
    public synchronized void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
