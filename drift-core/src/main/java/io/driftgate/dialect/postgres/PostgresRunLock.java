package io.driftgate.dialect.postgres;

import io.driftgate.dialect.RunLock;
import io.driftgate.schema.ObjectPath;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * An advisory lock of the session, on a connection of its own that has no transaction open, so that statements which wait for
 * all transactions, such as {@code CREATE INDEX CONCURRENTLY}, never wait for it. Its key belongs to the history table; the
 * lock to the database.
 */
final class PostgresRunLock implements RunLock {
    private static final String HOLDER = """
            SELECT format('process %s of role %s%s, %s, since %s UTC', a.pid, a.usename,
                coalesce(' at ' || host(a.client_addr), ''), coalesce(nullif(a.application_name, ''), 'unnamed application'),
                to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'))
            FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
              AND (l.classid::bigint << 32 | l.objid::bigint) = ?""";

    /** Twice over, so that one of the two can be given back and taken again while the other holds. */
    private static final String ACQUIRE =
            "SELECT CASE WHEN pg_catalog.pg_try_advisory_lock(?) THEN pg_catalog.pg_try_advisory_lock(?) ELSE false END";

    /** Giving back says whether there was anything to give back: a session knows its own locks, where pg_locks looks through all. */
    private static final String HELD =
            "SELECT CASE WHEN pg_catalog.pg_advisory_unlock(?) THEN pg_catalog.pg_try_advisory_lock(?) ELSE false END";

    private static final String RELEASE =
            "SELECT pg_catalog.pg_advisory_unlock(?) AND pg_catalog.pg_advisory_unlock(?)";

    private final Connection connection;
    private final long key;

    /** @param connection taken over, and closed with the lock */
    PostgresRunLock(Connection connection, ObjectPath historyTable) {
        this.connection = connection;
        key = key("driftgate " + historyTable);
    }

    private static long key(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean tryAcquire() throws SQLException {
        return isTrue(ACQUIRE);
    }

    @Override
    public boolean isHeld() throws SQLException {
        return isTrue(HELD);
    }

    /** A setting of this session must still be there when another connection is in the middle of a transaction. */
    @Override
    public boolean sharesSessions(Connection other) throws SQLException {
        String token = UUID.randomUUID().toString();
        try (Statement own = connection.createStatement();
                Statement others = other.createStatement()) {
            own.execute("SELECT pg_catalog.set_config('driftgate.session', '" + token + "', false)");
            others.execute("BEGIN");
            try {
                others.execute("SELECT 1");
                try (ResultSet row = own.executeQuery("SELECT pg_catalog.current_setting('driftgate.session', true)")) {
                    row.next();
                    return !token.equals(row.getString(1));
                }
            } finally {
                others.execute("ROLLBACK");
            }
        }
    }

    @Override
    public String holder() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HOLDER)) {
            query.setLong(1, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private boolean isTrue(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, key);
            query.setLong(2, key);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The server would free the lock with the session, but some time after the driver has said goodbye. */
    @Override
    public void close() {
        try (connection) {
            isTrue(RELEASE);
        } catch (SQLException e) {
            // Then the session has ended already.
            return;
        }
    }
}
