package io.driftgate.dialect;

import io.driftgate.connection.Database;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Code;
import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How migrations run on one engine, one job a method. Transactions are begun and ended by statements on connections in
 * auto-commit mode, so that the server alone knows what is open. Stateless and thread-safe.
 */
public interface Execution {

    /**
     * Opens the database for migrating; the caller closes the connection.
     *
     * @throws io.driftgate.connection.ConnectionException if there is no connection
     */
    Connection open(Database database);

    /** The lock that keeps two runs on one database apart; not yet acquired. */
    RunLock lock(Database database, ObjectPath historyTable);

    /** Begins a transaction that may write. */
    Transaction begin(Connection connection, Timeouts timeouts, ScriptTraits traits) throws SQLException;

    /** {@link #renew}, then {@link #begin}. */
    default Transaction beginAnew(Connection connection, Timeouts timeouts, ScriptTraits traits) throws SQLException {
        renew(connection);
        return begin(connection, timeouts, traits);
    }

    /** Whether a row was refused because the table of that name has it. */
    boolean isDuplicateRow(SQLException error, String table);

    /** Whether it is what that statement, when it is cut off, leaves behind under a name of its own, of no use to anybody. */
    default boolean isLeftover(SchemaObject object, SqlStatement of) {
        return false;
    }

    /** The statement that brings to its end what one that was cut off began with an object; empty if nothing was. */
    default Optional<String> finishing(SchemaObject object) {
        return Optional.empty();
    }

    /**
     * Which other session runs one of these statements at this moment, as far as can be told.
     *
     * @param statements texts of whole statements
     * @return how people call it; empty if none does, or nothing is known
     */
    default Optional<String> runs(Connection connection, List<String> statements) throws SQLException {
        return Optional.empty();
    }

    /** Whether it may commit in between, so that it can end with a part of it done. */
    default boolean commitsWithin(SqlStatement statement) {
        return false;
    }

    /** Gives the session the state of a new login; outside of a transaction. */
    void renew(Connection connection) throws SQLException;

    /** Looks at what runs on the connection, from another one; the caller closes it. */
    default SessionWatch watch(Database database, Connection connection) throws SQLException {
        return SessionWatch.BLIND;
    }

    /** Whether a lock was not had in time, so that trying again may help. */
    boolean isLockTimeout(SQLException error);

    /** Who holds a lock on the database now, for people, such as {@code process 4711 (psql)}; empty where that is not known. */
    default String lockHolder(Database database) {
        return "";
    }

    /** Whether the statement is one that cannot run inside a transaction. */
    boolean refusesTransaction(SQLException error);

    /** Whether a table of that name stands already where one was to be created. */
    boolean isDuplicateTable(SQLException error, String name);

    /**
     * Runs an INSERT with the same text again and again, inside a transaction.
     *
     * @param insert returns one column of numbers, {@code id}
     * @return the number; empty if no row was inserted
     */
    default OptionalLong insert(Connection connection, ParameterizedSql insert) throws SQLException {
        try (PreparedStatement statement = insert.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    /** Something of our own. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * Does something of our own between two statements of a script, outside of its transactions: as the user that logged in, whose
     * settings hold meanwhile. What the script has set for its session holds again afterwards.
     */
    default <T> T aside(Connection connection, Work<T> work) throws SQLException {
        return work.run();
    }

    /**
     * Those of a script's first statements that set something for the rest of the session and do nothing else, so that they may be run
     * again in another session.
     */
    default List<SqlStatement> settings(List<SqlStatement> statements) {
        return List.of();
    }

    /** Begins to look at a script. */
    ScriptInspector inspect();

    /** Tells what a script's statements do to rows. */
    RowEffects rowEffects();

    /** What has to be known of code before it runs. */
    ScriptTraits traits(Code code);

    /** The statements that create our history table: the columns that people know first, then ours, nullable. */
    List<String> createHistory(ObjectPath table);

    /** The statements that are needed once rows with ids of their own were put into a new history table. */
    default List<String> historyRestored(ObjectPath table) {
        return List.of();
    }

    /** Who is connected, for {@code applied_by}. */
    String user(Connection connection) throws SQLException;
}
