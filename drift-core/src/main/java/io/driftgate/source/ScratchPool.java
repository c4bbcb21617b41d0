package io.driftgate.source;

import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScratchException;
import io.driftgate.dialect.ScratchServer;
import io.driftgate.dialect.postgres.DatabaseLocale;
import io.driftgate.dialect.postgres.EmbeddedScratchServer;
import io.driftgate.dialect.postgres.RemoteScratchServer;
import io.driftgate.dialect.postgres.embedded.PostgresReleases;
import io.driftgate.dialect.sqlite.SqliteScratchServer;
import io.driftgate.schema.Engine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Scratch servers, started when first needed, one per engine and major version; closing it ends them all. Thread-safe. */
public final class ScratchPool implements AutoCloseable {
    private final ScratchSettings settings;
    private final Map<String, ScratchServer> servers = new HashMap<>();
    private final KeptDatabases kept = new KeptDatabases();
    private final RecentSchemas<Path> known = new RecentSchemas<>();
    /** Of the database that a thread looks at: several are looked at side by side. */
    private final ThreadLocal<DatabaseLocale> locale = ThreadLocal.withInitial(() -> DatabaseLocale.PLAIN);

    private boolean closed;

    public ScratchPool(ScratchSettings settings) {
        this.settings = settings;
    }

    public ScratchSettings settings() {
        return settings;
    }

    /**
     * From now on PostgreSQL's scratch databases of this thread have the encoding and locale of this one.
     *
     * @param target a connection to any database; only PostgreSQL's have a locale that matters here
     */
    public void resemble(Connection target) throws SQLException {
        if (Engine.POSTGRESQL.equals(target.getMetaData().getDatabaseProductName())) {
            locale.set(DatabaseLocale.of(target));
        }
    }

    /**
     * The server for schemas of that engine.
     *
     * @throws ScratchException if there are no scratch databases for it
     */
    public synchronized ScratchServer server(Engine engine) {
        return servers.computeIfAbsent(name(engine), name -> start(engine));
    }

    /** Has the server started on a thread of its own, for a caller that has something else to do before it asks for it. */
    public void startAhead(Engine engine) {
        DatabaseLocale wanted = locale.get();
        Thread starting = new Thread(() -> start(engine, wanted), "driftgate-scratch-start");
        starting.setDaemon(true);
        starting.start();
    }

    private synchronized void start(Engine engine, DatabaseLocale wanted) {
        if (closed) {
            return;
        }
        locale.set(wanted);
        try {
            server(engine);
        } catch (RuntimeException e) {
            // Whoever asks for it tries again, and is told.
            return;
        }
    }

    /**
     * Runs the work in a transaction of an empty database and rolls it back; the database is kept for the next. Two threads never
     * meet in one.
     *
     * @param work with a connection in the session state of a fresh login, auto-commit off
     */
    <T> T rolledBack(Engine engine, Dialect.Work<T> work) throws SQLException {
        return kept.rolledBack(server(engine), work);
    }

    /** What this run has read of scratch databases so far, by the key of the cache. */
    RecentSchemas<Path> known() {
        return known;
    }

    private String name(Engine engine) {
        if (!engine.is(Engine.POSTGRESQL)) {
            return engine.product();
        }
        return engine.product() + (isAuto() ? " " + engine.major() : "") + " " + locale.get();
    }

    private boolean isAuto() {
        return settings.scratch().equals(ScratchSettings.AUTO);
    }

    private ScratchServer start(Engine engine) {
        if (engine.is(Engine.SQLITE)) {
            return new SqliteScratchServer();
        }
        if (!engine.is(Engine.POSTGRESQL)) {
            throw new ScratchException(
                    "There are no scratch databases for " + engine.product()
                            + ": migrations and DDL can be replayed on PostgreSQL and SQLite. Compare with a snapshot file or another live database.");
        }
        return isAuto()
                ? EmbeddedScratchServer.start(engine.major(), settings.binaries(), settings.cache(), locale.get())
                : new RemoteScratchServer(Database.at(settings.scratch()), locale.get());
    }

    /** What the scratch databases would run on, known without starting a server where that is possible. */
    public synchronized String identity(Engine engine) {
        if (engine.is(Engine.POSTGRESQL) && isAuto()) {
            return "embedded PostgreSQL " + PostgresReleases.release(engine.major()) + " " + locale.get();
        }
        try {
            return server(engine).identity() + " " + locale.get();
        } catch (SQLException e) {
            throw new ScratchException(
                    "The scratch server cannot be asked for its version: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            kept.close();
        } finally {
            servers.values().forEach(ScratchServer::close);
            servers.clear();
        }
    }
}
