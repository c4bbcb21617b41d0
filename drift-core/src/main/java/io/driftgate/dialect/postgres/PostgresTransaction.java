package io.driftgate.dialect.postgres;

import io.driftgate.dialect.Timeouts;
import io.driftgate.dialect.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** A transaction on PostgreSQL; the server says whether it is open still. */
final class PostgresTransaction implements Transaction {
    private final Connection connection;

    private PostgresTransaction(Connection connection) {
        this.connection = connection;
    }

    static PostgresTransaction begin(Connection connection, Timeouts timeouts) throws SQLException {
        execute(
                connection,
                "BEGIN; SET LOCAL lock_timeout = " + timeouts.lock().toMillis() + "; SET LOCAL statement_timeout = "
                        + timeouts.statement().toMillis());
        return new PostgresTransaction(connection);
    }

    /** RESET ALL leaves alone what only a superuser may reset. */
    @Override
    public List<String> settle() throws SQLException {
        requireOpen();
        execute(connection, "SET CONSTRAINTS ALL IMMEDIATE; RESET SESSION AUTHORIZATION; RESET ALL");
        return List.of();
    }

    @Override
    public void commit() throws SQLException {
        requireOpen();
        execute(connection, "COMMIT");
    }

    @Override
    public void rollback() throws SQLException {
        if (!connection.isClosed() && state() != TransactionState.IDLE) {
            execute(connection, "ROLLBACK");
        }
    }

    private void requireOpen() throws SQLException {
        if (state() != TransactionState.OPEN) {
            throw new SQLException("the transaction is not open any more", "25P01");
        }
    }

    private TransactionState state() throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
