package io.driftgate.dialect.postgres;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.SessionWatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Asks the server on a connection of its own, which is opened once there is something to ask. */
final class PostgresSessionWatch implements SessionWatch {
    /** A role without further rights sees of others' sessions whose they are, not what they do. */
    private static final String BLOCKERS = """
            SELECT CASE WHEN b.pid = 0 THEN 'a prepared transaction' ELSE format('session %s', b.pid)
                || coalesce(' of ' || a.usename, '') || coalesce(' (' || nullif(a.application_name, '') || ')', '')
                || coalesce(', ' || nullif(a.state, 'active'), '')
                || coalesce(', its transaction open for '
                     || extract('epoch' FROM pg_catalog.clock_timestamp() - a.xact_start)::integer || ' s', '') END
            FROM (SELECT DISTINCT pg_catalog.unnest(pg_catalog.pg_blocking_pids(?)) AS pid) b
              LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid ORDER BY b.pid""";

    /** Index builds are the long statements of which the server knows how far they are. */
    private static final String PROGRESS = """
            SELECT format('building an index of %s: %s%s', relid::pg_catalog.regclass, phase, CASE WHEN blocks_total > 0
                THEN format(', %s %% of the table', 100 * blocks_done / blocks_total) ELSE '' END)
            FROM pg_catalog.pg_stat_progress_create_index WHERE pid = ?""";

    private final Database database;
    private final int pid;
    private @Nullable Connection connection;

    PostgresSessionWatch(Database database, Connection watched) throws SQLException {
        this.database = database;
        pid = watched.unwrap(PGConnection.class).getBackendPID();
    }

    @Override
    public String doing() throws SQLException {
        if (connection == null) {
            connection = Connector.open(database);
        }
        List<String> blockers = texts(connection, BLOCKERS);
        return blockers.isEmpty()
                ? String.join("; ", texts(connection, PROGRESS))
                : "waiting for a lock of " + String.join(" and of ", blockers);
    }

    private List<String> texts(Connection asking, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = asking.prepareStatement(sql)) {
            statement.setInt(1, pid);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // Then it has ended already.
                connection = null;
            }
        }
    }
}
