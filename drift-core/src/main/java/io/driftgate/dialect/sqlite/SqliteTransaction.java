package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.ChangeWatch;
import io.driftgate.dialect.Ending;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.Timeouts;
import io.driftgate.dialect.Transaction;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A transaction on SQLite. Where tables are dropped or renamed, foreign keys rest around it, because within a transaction they
 * cannot be switched off (sqlite.org/pragma.html, foreign_keys) and a dropped table takes its referring rows with it; the rows
 * are then looked at before and after.
 */
final class SqliteTransaction implements Transaction {
    /** SQLite waits for ever only where told a very long time. */
    private static final long FOR_EVER_MILLIS = Integer.MAX_VALUE;

    private final Connection connection;
    private final boolean foreignKeys;
    private final RowGuard guard;
    private final SqliteChanges changes;
    private final WriteWatch writes;
    private final LastStates states;

    private SqliteTransaction(
            Connection connection,
            boolean foreignKeys,
            RowGuard guard,
            SqliteChanges changes,
            WriteWatch writes,
            LastStates states) {
        this.connection = connection;
        this.foreignKeys = foreignKeys;
        this.guard = guard;
        this.changes = changes;
        this.writes = writes;
        this.states = states;
    }

    /**
     * Takes the write lock at once: a transaction that only gets it later can fail though nothing is wrong with it.
     *
     * @param states know how the connection left its database, and are told how this transaction does
     */
    static SqliteTransaction begin(Connection connection, Timeouts timeouts, ScriptTraits traits, LastStates states)
            throws SQLException {
        long millis =
                timeouts.lock().isZero() ? FOR_EVER_MILLIS : timeouts.lock().toMillis();
        execute(connection, "PRAGMA busy_timeout = " + millis);
        boolean foreignKeys = isOn(connection, "foreign_keys");
        if (traits.restsForeignKeys()) {
            execute(connection, "PRAGMA foreign_keys = OFF");
        }
        boolean begun = false;
        try {
            execute(connection, "BEGIN IMMEDIATE");
            begun = true;
            RowGuard guard = traits.restsForeignKeys() ? RowGuard.before(connection, traits.names()) : RowGuard.NONE;
            SqliteChanges changes = SqliteChanges.since(states.now(connection));
            return new SqliteTransaction(connection, foreignKeys, guard, changes, WriteWatch.begin(connection), states);
        } catch (SQLException e) {
            if (begun) {
                execute(connection, "ROLLBACK");
            }
            enforce(connection, foreignKeys);
            throw e;
        }
    }

    @Override
    public List<String> settle() throws SQLException {
        return guard.after(connection);
    }

    @Override
    public Optional<Set<ObjectPath>> written() throws SQLException {
        return writes.written();
    }

    @Override
    public ChangeWatch watch() {
        return changes;
    }

    @Override
    public Ending end(Schema before) throws SQLException {
        List<String> broken = settle();
        return broken.isEmpty()
                ? new Ending(broken, changes.changes(connection, before), written())
                : Ending.broken(broken);
    }

    /** SQLite itself waits for readers that hold the file, for as long as {@code busy_timeout} says. */
    @Override
    public void commit() throws SQLException {
        execute(connection, "COMMIT");
        writes.close();
        enforce(connection, foreignKeys);
        changes.last().ifPresent(state -> states.keep(connection, state));
    }

    @Override
    public void rollback() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        writes.close();
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                throw e;
            }
        }
        enforce(connection, foreignKeys);
    }

    private static void enforce(Connection connection, boolean foreignKeys) throws SQLException {
        execute(connection, "PRAGMA foreign_keys = " + (foreignKeys ? "ON" : "OFF"));
    }

    private static boolean isOn(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
