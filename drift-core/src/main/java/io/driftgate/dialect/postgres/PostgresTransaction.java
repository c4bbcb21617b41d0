package io.driftgate.dialect.postgres;

import io.driftgate.dialect.ChangeWatch;
import io.driftgate.dialect.Ending;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.Timeouts;
import io.driftgate.dialect.Transaction;
import io.driftgate.dialect.postgres.catalog.AtOnce;
import io.driftgate.dialect.postgres.catalog.CatalogWatch;
import io.driftgate.dialect.postgres.catalog.Message;
import io.driftgate.dialect.postgres.catalog.Plans;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** A transaction on PostgreSQL; the server says whether it is open still. */
final class PostgresTransaction implements Transaction {
    /** RESET ALL leaves alone what only a superuser may reset. */
    private static final String SETTLE = "SET CONSTRAINTS ALL IMMEDIATE; RESET SESSION AUTHORIZATION; RESET ALL";

    private final Connection connection;
    private final boolean truncates;
    private final PostgresChanges watch;

    private PostgresTransaction(Connection connection, boolean truncates, PostgresChanges watch) {
        this.connection = connection;
        this.truncates = truncates;
        this.watch = watch;
    }

    static PostgresTransaction begin(Connection connection, Timeouts timeouts, ScriptTraits traits)
            throws SQLException {
        String own = timeouts.equals(Timeouts.NONE) ? "" : ownTimeouts(connection);
        return begin(connection, traits, () -> {
            Message message = new Message(connection).run(begin(timeouts, traits) + own);
            CatalogWatch watch = CatalogWatch.begin(connection, message);
            message.send();
            return watch;
        });
    }

    /** What a script has set for its session holds in what it runs later: statements that set it once more. */
    private static String ownTimeouts(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT pg_catalog.string_agg(pg_catalog.format('; SET LOCAL %I = %L', name, setting || unit), '')
                        FROM pg_catalog.pg_settings
                        WHERE name IN ('lock_timeout', 'statement_timeout') AND source = 'session'""")) {
            row.next();
            String own = row.getString(1);
            return own == null ? "" : own;
        }
    }

    /** In one message: a migration is often smaller than the wait for an answer. */
    static PostgresTransaction beginAnew(Connection connection, Timeouts timeouts, ScriptTraits traits)
            throws SQLException {
        return begin(connection, traits, () -> {
            Message message = new Message(connection).run("BEGIN");
            SessionState state = SessionState.renew(message);
            message.run("COMMIT").run(begin(timeouts, traits));
            CatalogWatch watch = CatalogWatch.begin(connection, message);
            message.send();
            state.forgetPrepared(connection);
            return watch;
        });
    }

    /** Begins a transaction and a watch in it. */
    private interface Beginning {
        CatalogWatch watch() throws SQLException;
    }

    private static PostgresTransaction begin(Connection connection, ScriptTraits traits, Beginning beginning)
            throws SQLException {
        return new PostgresTransaction(
                connection,
                traits.truncates(),
                new PostgresChanges(Plans.keeping(connection, () -> begin(connection, beginning))));
    }

    private static CatalogWatch begin(Connection connection, Beginning beginning) throws SQLException {
        try {
            return beginning.watch();
        } catch (SQLException e) {
            rollback(connection);
            throw e;
        }
    }

    private static String begin(Timeouts timeouts, ScriptTraits traits) {
        String isolation = traits.isolation().isEmpty() ? "" : " ISOLATION LEVEL " + traits.isolation();
        return "BEGIN" + isolation + "; SET LOCAL lock_timeout = "
                + timeouts.lock().toMillis() + "; SET LOCAL statement_timeout = "
                + timeouts.statement().toMillis();
    }

    @Override
    public List<String> settle() throws SQLException {
        requireOpen();
        AtOnce.run(connection, "SET CONSTRAINTS ALL IMMEDIATE; " + SetAside.SQL);
        return List.of();
    }

    @Override
    public Optional<Set<ObjectPath>> written() throws SQLException {
        return Optional.of(watch.look(connection).tables(truncates));
    }

    @Override
    public ChangeWatch watch() {
        return watch;
    }

    @Override
    public Ending end(Schema before) throws SQLException {
        requireOpen();
        CatalogWatch.Look look = watch.look(connection, SETTLE);
        return new Ending(List.of(), watch.changes(connection, before, look), Optional.of(look.tables(truncates)));
    }

    @Override
    public void commit() throws SQLException {
        requireOpen();
        AtOnce.run(connection, "COMMIT");
    }

    @Override
    public void rollback() throws SQLException {
        if (rollback(connection)) {
            SessionState.forget(connection);
        }
    }

    /** Whether there was anything to roll back. */
    private static boolean rollback(Connection connection) throws SQLException {
        boolean open = !connection.isClosed() && state(connection) != TransactionState.IDLE;
        if (open) {
            AtOnce.run(connection, "ROLLBACK");
        }
        return open;
    }

    private void requireOpen() throws SQLException {
        if (state(connection) != TransactionState.OPEN) {
            throw new SQLException("the transaction is not open any more", "25P01");
        }
    }

    private static TransactionState state(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState();
    }
}
