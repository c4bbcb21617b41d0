package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scratch databases for work that is rolled back. One that is idle is taken again, since to make one takes far longer than
 * most work in it; one in which anything went wrong is not. Thread-safe: whoever works in one has it alone.
 */
final class KeptDatabases implements AutoCloseable {
    private final Map<ScratchServer, Deque<ScratchDatabase>> idle = new HashMap<>();

    <T> T rolledBack(ScratchServer server, Dialect.Work<T> work) throws SQLException {
        ScratchDatabase database = take(server);
        boolean empty = false;
        try {
            T result = rolledBack(database, work);
            empty = true;
            return result;
        } finally {
            if (empty) {
                giveBack(server, database);
            } else {
                database.close();
            }
        }
    }

    /** On a connection of its own: what a session holds besides its transaction ends with it. */
    private static <T> T rolledBack(ScratchDatabase database, Dialect.Work<T> work) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            T result = work.with(connection);
            connection.rollback();
            return result;
        }
    }

    private ScratchDatabase take(ScratchServer server) {
        ScratchDatabase database = poll(server);
        return database == null ? server.createKept() : database;
    }

    private synchronized @Nullable ScratchDatabase poll(ScratchServer server) {
        Deque<ScratchDatabase> databases = idle.get(server);
        return databases == null ? null : databases.pollLast();
    }

    private synchronized void giveBack(ScratchServer server, ScratchDatabase database) {
        idle.computeIfAbsent(server, key -> new ArrayDeque<>()).addLast(database);
    }

    /** Gives up all that are idle. */
    @Override
    public void close() {
        List<ScratchDatabase> all = new ArrayList<>();
        synchronized (this) {
            idle.values().forEach(all::addAll);
            idle.clear();
        }
        all.forEach(ScratchDatabase::close);
    }
}
