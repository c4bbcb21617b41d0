package io.driftgate.dialect.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds other sessions by the statement that they are in (PostgreSQL manual, pg_stat_activity); of other roles it may be hidden. */
final class SessionsRunning {
    /** The view cuts long texts off, at the end of a character. */
    private static final String SQL = """
            SELECT pg_catalog.format('process %s of role %s, in the statement that began at %s UTC', pid, usename,
                pg_catalog.to_char(query_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'))
            FROM pg_catalog.pg_stat_activity
            WHERE datname = pg_catalog.current_database() AND pid <> pg_catalog.pg_backend_pid() AND state = 'active'
              AND query <> '' AND EXISTS (
                SELECT FROM pg_catalog.unnest(?::text[]) AS wanted (text)
                WHERE wanted.text = query
                  OR pg_catalog.octet_length(query)
                      >= pg_catalog.pg_size_bytes(pg_catalog.current_setting('track_activity_query_size')) - 4
                    AND pg_catalog.starts_with(wanted.text, query))
            ORDER BY query_start LIMIT 1""";

    private SessionsRunning() {}

    static Optional<String> any(Connection connection, List<String> statements) throws SQLException {
        Array texts = connection.createArrayOf("text", statements.toArray());
        try (PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setArray(1, texts);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } finally {
            texts.free();
        }
    }
}
