package io.driftgate.dialect.postgres;

import io.driftgate.dialect.Dialect.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Reads in a session state of its own, which ends with the reading. */
final class PostgresReading {
    private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    /** An empty path makes every name qualified; the others decide how the server writes values and expressions. */
    private static final String SETTINGS =
            """
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
            SET LOCAL jit = off""";

    private PostgresReading() {}

    static <T> T run(Connection connection, Work<T> work) throws SQLException {
        if (connection.getAutoCommit()) {
            return withAutoCommitOff(connection, work);
        }
        return isIdle(connection) ? inOwnTransaction(connection, work) : behindSavepoint(connection, work);
    }

    private static boolean isIdle(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
    }

    private static <T> T withAutoCommitOff(Connection connection, Work<T> work) throws SQLException {
        if (!isIdle(connection)) {
            return behindSavepoint(connection, work);
        }
        connection.setAutoCommit(false);
        try {
            return inOwnTransaction(connection, work);
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static <T> T inOwnTransaction(Connection connection, Work<T> work) throws SQLException {
        try {
            execute(connection, SNAPSHOT);
            execute(connection, SETTINGS);
            return work.with(connection);
        } finally {
            connection.rollback();
        }
    }

    private static <T> T behindSavepoint(Connection connection, Work<T> work) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            execute(connection, SETTINGS);
            return work.with(connection);
        } finally {
            connection.rollback(savepoint);
            connection.releaseSavepoint(savepoint);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
