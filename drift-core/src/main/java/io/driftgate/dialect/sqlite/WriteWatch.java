package io.driftgate.dialect.sqlite;

import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteUpdateListener;

/**
 * Notes which tables rows are written into. SQLite tells of each row but those of tables without a rowid, and of none where
 * all rows of a table are deleted at once (sqlite.org/c3ref/update_hook.html): it counts those, though.
 */
final class WriteWatch implements AutoCloseable {
    private final Connection connection;
    private final SQLiteUpdateListener listener;
    private final Set<ObjectPath> tables = ConcurrentHashMap.newKeySet();
    private final AtomicLong told = new AtomicLong();
    private final long before;

    private WriteWatch(Connection connection) throws SQLException {
        this.connection = connection;
        before = changes();
        listener = (type, database, table, row) -> {
            tables.add(ObjectPath.of(database, table));
            told.incrementAndGet();
        };
        connection.unwrap(SQLiteConnection.class).addUpdateListener(listener);
    }

    static WriteWatch begin(Connection connection) throws SQLException {
        return new WriteWatch(connection);
    }

    /** The tables; empty if rows were written of which SQLite did not say where. */
    Optional<Set<ObjectPath>> written() throws SQLException {
        return told.get() < changes() - before ? Optional.empty() : Optional.of(Set.copyOf(tables));
    }

    private long changes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT total_changes()")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.unwrap(SQLiteConnection.class).removeUpdateListener(listener);
        }
    }
}
