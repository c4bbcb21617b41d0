package io.driftgate.dialect.postgres;

import io.driftgate.dialect.Dialect.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Reads in a session state of its own, which ends with the reading. */
final class PostgresReading {
    private static final String SAVEPOINT = "driftgate_read";
    private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    /**
     * An empty path makes every name qualified; the others decide how the server writes values and expressions. The server
     * locks a view's tables while it writes out its definition, so a session that has altered one of them and not committed
     * would be waited for without end: a limit for that, unless the session has one.
     */
    private static final String SETTINGS = """
            SET LOCAL search_path = '';
            SET LOCAL quote_all_identifiers = off;
            SET LOCAL standard_conforming_strings = on;
            SET LOCAL datestyle = 'ISO, YMD';
            SET LOCAL intervalstyle = postgres;
            SET LOCAL timezone = 'UTC';
            SET LOCAL extra_float_digits = 1;
            SET LOCAL bytea_output = hex;
            SET LOCAL xmlbinary = base64;
            SET LOCAL lc_monetary = 'C';
            SET LOCAL lc_numeric = 'C';
            SET LOCAL lc_time = 'C';
            SET LOCAL jit = off;
            SELECT set_config('lock_timeout', CASE current_setting('lock_timeout')
              WHEN '0' THEN '30s' ELSE current_setting('lock_timeout') END, true)""";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private PostgresReading() {}

    static <T> T run(Connection connection, Work<T> work) throws SQLException {
        if (isInTransaction(connection)) {
            return between(
                    connection, work, "SAVEPOINT " + SAVEPOINT, "ROLLBACK TO " + SAVEPOINT + "; RELEASE " + SAVEPOINT);
        }
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            return between(connection, work, SNAPSHOT, "ROLLBACK");
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /** Whoever began it: the driver does not count a BEGIN that the caller sent as text. */
    private static boolean isInTransaction(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    private static <T> T between(Connection connection, Work<T> work, String before, String after) throws SQLException {
        execute(connection, before);
        T result;
        try {
            execute(connection, SETTINGS);
            result = work.with(connection);
        } catch (SQLException e) {
            undo(connection, after, e);
            throw LOCK_NOT_AVAILABLE.equals(e.getSQLState()) ? locked(e) : e;
        } catch (RuntimeException e) {
            undo(connection, after, e);
            throw e;
        }
        execute(connection, after);
        return result;
    }

    private static SQLException locked(SQLException cause) {
        return new SQLException(
                "another session has changed a table, not committed yet, and was waited for until lock_timeout; try again"
                        + " when it has ended (pg_stat_activity lists it), or set another lock_timeout in the URL's options",
                cause.getSQLState(),
                cause);
    }

    private static void undo(Connection connection, String after, Exception cause) {
        try {
            execute(connection, after);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
