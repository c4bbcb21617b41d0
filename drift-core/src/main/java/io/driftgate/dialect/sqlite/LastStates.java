package io.driftgate.dialect.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * How connections left their databases when they last committed, so that the same is not read again to begin with. Whoever runs
 * anything else on a connection in between has it forgotten. Thread-safe.
 */
final class LastStates {
    private final Map<Connection, SqliteState> states = Collections.synchronizedMap(new WeakHashMap<>());

    /** The state now, inside a transaction that has written nothing yet. */
    SqliteState now(Connection connection) throws SQLException {
        SqliteState last = states.remove(connection);
        return last != null && last.stands(connection) ? last : SqliteState.now(connection);
    }

    /** To be called after the commit. */
    void keep(Connection connection, SqliteState state) {
        states.put(connection, state);
    }

    void forget(Connection connection) {
        states.remove(connection);
    }
}
