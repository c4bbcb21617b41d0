package io.driftgate.dialect.postgres;

import io.driftgate.connection.Database;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScratchException;
import io.driftgate.dialect.ScratchServer;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.dialect.postgres.embedded.PostgresBinaries;
import io.driftgate.schema.Engine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Scratch databases on a server of one's own, started for them and gone with them. */
public final class EmbeddedScratchServer implements ScratchServer {
    private final EmbeddedPostgres server;
    private final DatabaseLocale locale;
    private final ServerLogin login;
    private final Set<String> open = new HashSet<>();
    private int inUse;

    private EmbeddedScratchServer(EmbeddedPostgres server, DatabaseLocale locale) {
        this.server = server;
        this.locale = locale;
        this.login = new EmbeddedLogin(server);
    }

    /** Starts the server; its databases have the plain locale. */
    public static EmbeddedScratchServer start(int major, PostgresBinaries binaries, Path cache) {
        return start(major, binaries, cache, DatabaseLocale.PLAIN);
    }

    /**
     * Starts the server.
     *
     * @param major the PostgreSQL major version, such as 15
     * @param cache a directory that outlives this process
     * @param locale of the databases; one that this machine does not have is replaced by the plain one
     * @throws ScratchException if it does not start
     */
    public static EmbeddedScratchServer start(int major, PostgresBinaries binaries, Path cache, DatabaseLocale locale) {
        return new EmbeddedScratchServer(EmbeddedPostgres.start(major, binaries, cache), locale);
    }

    /** The superuser's password, for programs beside this one such as pg_dump. */
    String password() {
        return server.password();
    }

    @Override
    public Engine engine() throws SQLException {
        return ServerVersion.engine(login);
    }

    @Override
    public synchronized ScratchDatabase create() {
        ScratchDatabase database = create(this::drop);
        inUse++;
        return database;
    }

    /** Nothing in it outlives a transaction, so that it needs no role; it goes with the server. */
    @Override
    public synchronized ScratchDatabase createKept() {
        return create(this::leave);
    }

    private ScratchDatabase create(PostgresScratchDatabase.End end) {
        try {
            String name = new ScratchDatabases(login).create(locale);
            ScratchDatabase database = new PostgresScratchDatabase(name, login, new EmbeddedStatements(server), end);
            open.add(name);
            return database;
        } catch (SQLException e) {
            throw new ScratchException(
                    "The embedded PostgreSQL " + server.major() + " cannot create a database: " + e.getMessage(), e);
        }
    }

    private synchronized void leave(String name) {
        open.remove(name);
    }

    private void drop(String name) throws SQLException {
        try {
            new ScratchDatabases(login).drop(name);
        } finally {
            released(name);
        }
    }

    private synchronized void released(String name) {
        open.remove(name);
        inUse--;
        if (inUse == 0) {
            clear();
        }
    }

    /** Each script finds the server as a new one, unless another is still at work on it. */
    private void clear() {
        try (Connection connection = login.maintenance()) {
            SharedObjects.remove(connection, open);
        } catch (SQLException e) {
            throw new ScratchException(
                    "The embedded PostgreSQL " + server.major()
                            + " could not be cleared of what a script created on it: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** As superuser. */
    private record EmbeddedLogin(EmbeddedPostgres server) implements ServerLogin {
        @Override
        public Connection maintenance() throws SQLException {
            return server.connect("postgres");
        }

        @Override
        public Connection connect(String database) throws SQLException {
            return server.connect(database);
        }

        @Override
        public Database address(String database) {
            return new Database(server.url(database), server.user(), server.password(), Duration.ZERO);
        }
    }
}
