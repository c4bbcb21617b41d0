package io.driftgate.dialect.postgres.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Who else has to do with a database. Of other roles' sessions a role without rights is not told the kind. */
final class Neighbours {
    private static final String SESSIONS = """
            SELECT pg_catalog.format('process %s of role %s%s, %s', a.pid, a.usename,
              coalesce(' at ' || host(a.client_addr), ''), coalesce(nullif(a.application_name, ''), 'unnamed application'))
            FROM pg_catalog.pg_stat_activity a
            WHERE a.datname = ? AND (a.backend_type = 'client backend' OR a.backend_type IS NULL AND a.usesysid IS NOT NULL) AND a.pid <> pg_catalog.pg_backend_pid()
              AND a.application_name <> 'driftgate' ORDER BY a.pid""";

    private static final String OBSTACLES = """
            SELECT 'the replication slot ' || slot_name || ' reads it' FROM pg_catalog.pg_replication_slots WHERE database = ?
            UNION ALL SELECT 'the subscription ' || s.subname || ' writes into it' FROM pg_catalog.pg_subscription s
              JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE d.datname = ?
            UNION ALL SELECT 'the prepared transaction ' || gid || ' is open in it' FROM pg_catalog.pg_prepared_xacts
              WHERE database = ?
            UNION ALL SELECT pg_catalog.format('process %s of role %s is connected to it, and this role may not end it', a.pid, a.usename)
              FROM pg_catalog.pg_stat_activity a JOIN pg_catalog.pg_roles other ON other.oid = a.usesysid
              JOIN pg_catalog.pg_roles me ON me.rolname = current_user
              WHERE a.datname = ? AND a.pid <> pg_catalog.pg_backend_pid() AND NOT me.rolsuper
                AND (other.rolsuper OR NOT pg_catalog.pg_has_role(a.usesysid, 'USAGE')
                  AND NOT pg_catalog.pg_has_role('pg_signal_backend', 'USAGE'))
            ORDER BY 1""";

    private static final String END = """
            SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity
            WHERE datname = ? AND (backend_type = 'client backend' OR backend_type IS NULL AND usesysid IS NOT NULL) AND pid <> pg_catalog.pg_backend_pid()""";

    private static final String LEFT = """
            SELECT count(*) FROM pg_catalog.pg_stat_activity
            WHERE datname = ? AND (backend_type = 'client backend' OR backend_type IS NULL AND usesysid IS NOT NULL) AND pid <> pg_catalog.pg_backend_pid()""";

    private static final int ROUNDS = 100;
    private static final long PAUSE_MILLIS = 100;

    private Neighbours() {}

    static List<String> sessions(Connection connection, String database) throws SQLException {
        return strings(connection, SESSIONS, database);
    }

    /**
     * What would keep a database from being replaced. Sessions may be ended by members of their role or of pg_signal_backend, those of
     * superusers by superusers alone (manual, Server Signaling Functions).
     */
    static List<String> obstacles(Connection connection, String database) throws SQLException {
        return strings(connection, OBSTACLES, database, database, database, database);
    }

    /**
     * Ends every session in the database, our own too.
     *
     * @throws SQLException if some do not end
     */
    static void end(Connection maintenance, String database) throws SQLException {
        strings(maintenance, END, database);
        for (int round = 0; round < ROUNDS; round++) {
            if (strings(maintenance, LEFT, database).equals(List.of("0"))) {
                return;
            }
            pause();
        }
        throw new SQLException("its sessions do not end");
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    private static List<String> strings(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }
}
