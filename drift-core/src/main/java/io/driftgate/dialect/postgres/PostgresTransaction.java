package io.driftgate.dialect.postgres;

import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.Timeouts;
import io.driftgate.dialect.Transaction;
import io.driftgate.dialect.postgres.catalog.AtOnce;
import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** A transaction on PostgreSQL; the server says whether it is open still. */
final class PostgresTransaction implements Transaction {
    /**
     * Whatever writes rows locks its table in this mode until the transaction ends, and no change of a schema does (PostgreSQL
     * manual, explicit locking); a TRUNCATE locks it as an ALTER TABLE does.
     */
    private static final String LOCKED = """
            SELECT pg_catalog.string_agg(DISTINCT l.relation::pg_catalog.text, ',') FROM pg_catalog.pg_locks l
            WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted AND l.database <> 0
              AND l.mode IN (%s) AND l.relation >= 16384""";

    private static final String TABLES = """
            SELECT n.nspname, c.relname
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid IN (%s) AND c.relkind IN ('r', 'p', 'f') AND n.nspname !~ '^pg_'
              AND n.nspname <> 'information_schema'""";

    private final Connection connection;
    private final boolean truncates;

    private PostgresTransaction(Connection connection, boolean truncates) {
        this.connection = connection;
        this.truncates = truncates;
    }

    static PostgresTransaction begin(Connection connection, Timeouts timeouts, ScriptTraits traits)
            throws SQLException {
        AtOnce.run(connection, begin(timeouts));
        return new PostgresTransaction(connection, traits.truncates());
    }

    static PostgresTransaction beginAnew(Connection connection, Timeouts timeouts, ScriptTraits traits)
            throws SQLException {
        PostgresTransaction transaction = new PostgresTransaction(connection, traits.truncates());
        try {
            SessionState.renew(connection, "BEGIN; ", "; COMMIT; " + begin(timeouts));
        } catch (SQLException e) {
            transaction.rollback();
            throw e;
        }
        return transaction;
    }

    private static String begin(Timeouts timeouts) {
        return "BEGIN; SET LOCAL lock_timeout = " + timeouts.lock().toMillis() + "; SET LOCAL statement_timeout = "
                + timeouts.statement().toMillis();
    }

    /** RESET ALL leaves alone what only a superuser may reset. */
    @Override
    public List<String> settle() throws SQLException {
        requireOpen();
        AtOnce.run(connection, "SET CONSTRAINTS ALL IMMEDIATE; RESET SESSION AUTHORIZATION; RESET ALL");
        return List.of();
    }

    @Override
    public Optional<Set<ObjectPath>> written() throws SQLException {
        String modes = "'RowExclusiveLock'" + (truncates ? ", 'AccessExclusiveLock'" : "");
        try (Statement statement = connection.createStatement()) {
            String locked;
            try (ResultSet row = statement.executeQuery(LOCKED.formatted(modes))) {
                row.next();
                locked = row.getString(1);
            }
            return Optional.of(locked == null ? Set.of() : tables(statement, locked));
        }
    }

    /** Asked for only where there are any: the names take the server longer than the locks. */
    private static Set<ObjectPath> tables(Statement statement, String oids) throws SQLException {
        Set<ObjectPath> tables = new HashSet<>();
        try (ResultSet rows = statement.executeQuery(TABLES.formatted(oids))) {
            while (rows.next()) {
                tables.add(ObjectPath.of(rows.getString(1), rows.getString(2)));
            }
        }
        return tables;
    }

    @Override
    public void commit() throws SQLException {
        requireOpen();
        AtOnce.run(connection, "COMMIT");
    }

    @Override
    public void rollback() throws SQLException {
        if (!connection.isClosed() && state() != TransactionState.IDLE) {
            AtOnce.run(connection, "ROLLBACK");
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
}
