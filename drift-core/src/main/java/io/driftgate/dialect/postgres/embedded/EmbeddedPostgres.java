package io.driftgate.dialect.postgres.embedded;

import io.driftgate.dialect.ScratchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * A PostgreSQL server of one's own, on a free loopback port, with a random password and nothing kept on disk for long.
 * Closing it stops it and deletes its data; so does the end of the process, and the next start if the process was killed.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private final int major;
    private final ServerDirectory directory;
    private final Postmaster server;
    private final String password;
    private final Thread hook = new Thread(this::stop, "driftgate-postgres-stop");
    private boolean stopped;

    private EmbeddedPostgres(int major, ServerDirectory directory, Postmaster server, String password) {
        this.major = major;
        this.directory = directory;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts a server and waits until it takes connections. The first start of a release on a machine unpacks it into the
     * cache; processes may do so at the same time.
     *
     * @param major the PostgreSQL major version, such as 15
     * @param cache a directory that outlives this process
     * @throws ScratchException if it does not start; names the cause and the way out
     */
    public static EmbeddedPostgres start(int major, PostgresBinaries binaries, Path cache) {
        return start(
                major,
                binaries,
                cache,
                Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());
    }

    static EmbeddedPostgres start(int major, PostgresBinaries binaries, Path cache, Path temporary) {
        Installation installation = Installation.in(cache, major, binaries);
        try {
            return start(major, installation, temporary);
        } catch (IOException e) {
            throw new ScratchException(
                    "The embedded PostgreSQL " + major + " could not be started: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("resource") // handed on, or closed on failure
    private static EmbeddedPostgres start(int major, Installation installation, Path temporary) throws IOException {
        ServerDirectory directory = ServerDirectory.create(temporary);
        try {
            Leftovers.remove(temporary, Files.getOwner(directory.root()));
            return start(major, Programs.find(installation, directory), directory);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    static EmbeddedPostgres start(int major, Programs programs, ServerDirectory directory) throws IOException {
        String password = Passwords.random();
        try (Starting starting = Starting.begin()) {
            new Cluster(programs).create(directory, password);
            EmbeddedPostgres started =
                    new EmbeddedPostgres(major, directory, Postmaster.start(programs, directory), password);
            started.stopAtTheEnd();
            return started;
        }
    }

    /** With the process, too, where that is ending already. */
    private void stopAtTheEnd() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            stop();
            throw e;
        }
    }

    public int major() {
        return major;
    }

    /** The JDBC URL of a database, without credentials. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + Urls.encoded(database)
                + "?sslmode=disable&gssEncMode=disable";
    }

    /** The superuser. */
    public String user() {
        return Cluster.SUPERUSER;
    }

    public String password() {
        return password;
    }

    /** Connects as superuser; the caller closes the connection. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user());
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "driftgate");
        Connection connection = new Driver().connect(url(database), properties);
        if (connection == null) {
            throw new SQLException("The PostgreSQL driver does not take its own URL");
        }
        return connection;
    }

    /** Runs one statement as superuser in the maintenance database, outside of a transaction. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Stops the server, ending all sessions, and deletes its data. Closing it again does nothing. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending and the hook with it.
        }
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        server.stop();
        try {
            directory.close();
        } catch (IOException e) {
            // The next start finds it under its reserved name and removes it.
        }
    }
}
