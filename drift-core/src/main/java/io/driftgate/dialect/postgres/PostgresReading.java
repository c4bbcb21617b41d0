package io.driftgate.dialect.postgres;

import io.driftgate.dialect.Dialect.Work;
import io.driftgate.dialect.postgres.catalog.AtOnce;
import io.driftgate.dialect.postgres.catalog.Enclosing;
import io.driftgate.dialect.postgres.catalog.Plans;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.StringJoiner;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Reads in a session state of its own, which ends with the reading. */
final class PostgresReading {
    private static final String SAVEPOINT = "driftgate_read";
    private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    /**
     * A path without schemas of users makes every name qualified; one that names the temporary schema last keeps a temporary table
     * from standing in for a catalog (PostgreSQL manual, search_path). The others decide how the server writes values and expressions. The server
     * locks a view's tables while it writes out its definition, so a session that has altered one of them and not committed
     * would be waited for without end: a limit for that, unless the session has one. No SET: the driver takes one of
     * search_path for the end of all prepared statements.
     */
    private static final String SETTINGS = settings(
                    "search_path", "pg_catalog, pg_temp",
                    "quote_all_identifiers", "off",
                    "standard_conforming_strings", "on",
                    "datestyle", "ISO, YMD",
                    "intervalstyle", "postgres",
                    "timezone", "UTC",
                    "extra_float_digits", "1",
                    "bytea_output", "hex",
                    "xmlbinary", "base64",
                    "lc_monetary", "C",
                    "lc_numeric", "C",
                    "lc_time", "C",
                    "jit", "off")
            + ", pg_catalog.set_config('lock_timeout', CASE pg_catalog.current_setting('lock_timeout')"
            + " WHEN '0' THEN '30s' ELSE pg_catalog.current_setting('lock_timeout') END, true)";

    private static final Enclosing ENCLOSING = new Enclosing(
            "SAVEPOINT " + SAVEPOINT,
            SETTINGS + ", " + Plans.BY_INDEX,
            "ROLLBACK TO " + SAVEPOINT + "; RELEASE " + SAVEPOINT);

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private PostgresReading() {}

    private static String settings(String... namesAndValues) {
        StringJoiner calls = new StringJoiner(", ", "SELECT ", "");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            calls.add("pg_catalog.set_config('" + namesAndValues[i] + "', '" + namesAndValues[i + 1] + "', true)");
        }
        return calls.toString();
    }

    static <T> T run(Connection connection, Work<T> work) throws SQLException {
        if (isInTransaction(connection)) {
            return between(connection, work, ENCLOSING.before(), ENCLOSING.after());
        }
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            return between(connection, work, SNAPSHOT, "ROLLBACK");
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /** Something that is read in a session state which its first message must bring about. */
    @FunctionalInterface
    interface Prefixed<T> {
        T with(Connection connection, String first) throws SQLException;
    }

    /** As {@link #run}, with one message less; only in a transaction. */
    static <T> T runAtOnce(Connection connection, Prefixed<T> work) throws SQLException {
        String first = "SAVEPOINT " + SAVEPOINT + "; " + SETTINGS;
        return between(connection, ENCLOSING.after(), () -> work.with(connection, first));
    }

    /** Something each of whose messages brings its own session state about, and ends it. */
    @FunctionalInterface
    interface Enclosed<T> {
        T with(Connection connection, Enclosing enclosing) throws SQLException;
    }

    /** As {@link #runAtOnce}, with one message less again. */
    static <T> T enclosed(Connection connection, Enclosed<T> work) throws SQLException {
        try {
            return work.with(connection, ENCLOSING);
        } catch (SQLException e) {
            undo(connection, ENCLOSING.after(), e);
            throw LOCK_NOT_AVAILABLE.equals(e.getSQLState()) ? locked(e) : e;
        }
    }

    /** Whoever began it: the driver does not count a BEGIN that the caller sent as text. */
    private static boolean isInTransaction(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    private static <T> T between(Connection connection, Work<T> work, String before, String after) throws SQLException {
        return between(connection, after, () -> {
            AtOnce.run(connection, before + "; " + SETTINGS);
            return work.with(connection);
        });
    }

    /** Something that reads. */
    @FunctionalInterface
    private interface Read<T> {
        T result() throws SQLException;
    }

    private static <T> T between(Connection connection, String after, Read<T> read) throws SQLException {
        T result;
        try {
            result = read.result();
        } catch (SQLException e) {
            undo(connection, after, e);
            throw LOCK_NOT_AVAILABLE.equals(e.getSQLState()) ? locked(e) : e;
        } catch (RuntimeException e) {
            undo(connection, after, e);
            throw e;
        }
        AtOnce.run(connection, after);
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
            AtOnce.run(connection, after);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
