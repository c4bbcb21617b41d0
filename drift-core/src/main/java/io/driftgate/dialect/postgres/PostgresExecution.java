package io.driftgate.dialect.postgres;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Execution;
import io.driftgate.dialect.ParameterizedSql;
import io.driftgate.dialect.RowEffects;
import io.driftgate.dialect.RunLock;
import io.driftgate.dialect.ScriptInspector;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.SessionWatch;
import io.driftgate.dialect.Timeouts;
import io.driftgate.dialect.Transaction;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Code;
import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;

/** Migrations on PostgreSQL. */
final class PostgresExecution implements Execution {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DUPLICATE_TABLE = "42P07";
    private static final String UNIQUE_VIOLATION = "23505";
    /** With nothing in it that could do anything else, since it is run again. */
    private static final Pattern CONFIGURES = Pattern.compile(
            "select\\s+(pg_catalog\\.)?set_config\\s*\\(\\s*'[^']*'\\s*,\\s*'[^']*'\\s*,\\s*false\\s*\\)\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern REINDEXED = Pattern.compile("_cc(new|old)\\d*$");

    private static final Set<String> OF_TRANSACTIONS = Set.of("local", "transaction", "constraints");

    /** active_sql_transaction, and invalid_transaction_termination (PostgreSQL manual, appendix A). */
    private static final Set<String> OUTSIDE_ONLY = Set.of("25001", "2D000");

    @Override
    public Connection open(Database database) {
        return Connector.open(database);
    }

    @Override
    public RunLock lock(Database database, ObjectPath historyTable) {
        return new PostgresRunLock(Connector.open(database), historyTable);
    }

    @Override
    public Transaction begin(Connection connection, Timeouts timeouts, ScriptTraits traits) throws SQLException {
        return PostgresTransaction.begin(connection, timeouts, traits);
    }

    /** In one message: a migration is often smaller than the wait for an answer. */
    @Override
    public Transaction beginAnew(Connection connection, Timeouts timeouts, ScriptTraits traits) throws SQLException {
        return PostgresTransaction.beginAnew(connection, timeouts, traits);
    }

    @Override
    public void renew(Connection connection) throws SQLException {
        SessionState.renew(connection);
    }

    @Override
    public SessionWatch watch(Database database, Connection connection) throws SQLException {
        return new PostgresSessionWatch(database, connection);
    }

    @Override
    public boolean isLockTimeout(SQLException error) {
        return LOCK_NOT_AVAILABLE.equals(error.getSQLState());
    }

    @Override
    public boolean refusesTransaction(SQLException error) {
        return OUTSIDE_ONLY.contains(String.valueOf(error.getSQLState()));
    }

    @Override
    public boolean isDuplicateRow(SQLException error, String table) {
        return UNIQUE_VIOLATION.equals(error.getSQLState())
                && error instanceof PSQLException refused
                && refused.getServerErrorMessage() != null
                && table.equals(refused.getServerErrorMessage().getTable());
    }

    @Override
    public Optional<String> runs(Connection connection, List<String> statements) throws SQLException {
        return SessionsRunning.any(connection, statements);
    }

    /** Of REINDEX CONCURRENTLY (manual, REINDEX: what to drop). */
    @Override
    public boolean isLeftover(SchemaObject object, SqlStatement of) {
        return StatementWords.of(of.text(), 1).contains("reindex")
                && object.type() == ObjectType.INDEX
                && "false".equals(object.get(Property.VALID))
                && REINDEXED.matcher(object.path().name()).find();
    }

    /** Of DETACH PARTITION CONCURRENTLY (manual, ALTER TABLE). */
    @Override
    public Optional<String> finishing(SchemaObject object) {
        String parent = object.get(Property.PARTITION_OF);
        return parent == null || object.get(Property.DETACH_PENDING) == null
                ? Optional.empty()
                : Optional.of("ALTER TABLE " + parent + " DETACH PARTITION "
                        + object.path().parts().stream().map(Identifier::quote).collect(Collectors.joining("."))
                        + " FINALIZE");
    }

    /** Blocks and procedures (manual, Transaction Management). */
    @Override
    public boolean commitsWithin(SqlStatement statement) {
        List<String> words = StatementWords.of(statement.text(), 1);
        return words.contains("do") || words.contains("call");
    }

    @Override
    public boolean isDuplicateTable(SQLException error, String name) {
        return DUPLICATE_TABLE.equals(error.getSQLState())
                && String.valueOf(error.getMessage()).contains('"' + name + '"');
    }

    @Override
    public OptionalLong insert(Connection connection, ParameterizedSql insert) throws SQLException {
        return PreparedInsert.run(connection, insert);
    }

    @Override
    public <T> T aside(Connection connection, Work<T> work) throws SQLException {
        return SetAside.during(connection, work);
    }

    @Override
    public List<SqlStatement> settings(List<SqlStatement> statements) {
        List<SqlStatement> settings = new ArrayList<>();
        for (SqlStatement statement : statements) {
            List<String> words = StatementWords.of(statement.text(), 2);
            if (words.equals(List.of("discard", "all"))) {
                settings.clear();
            } else if (isSetting(words) || CONFIGURES.matcher(statement.text()).matches()) {
                settings.add(statement);
            }
        }
        return settings;
    }

    /** SET but for what ends with the transaction, RESET, and what pg_dump writes in place of them (manual, SET). */
    private static boolean isSetting(List<String> words) {
        String first = words.isEmpty() ? "" : words.get(0);
        return first.equals("set") && words.size() > 1 && !OF_TRANSACTIONS.contains(words.get(1))
                || first.equals("reset");
    }

    @Override
    public ScriptInspector inspect() {
        return new PostgresInspector();
    }

    /** Whether it truncates a table cannot be known, so that every table that it locks so counts as written. */
    @Override
    public ScriptTraits traits(Code code) {
        return new ScriptTraits(false, true, Set.of());
    }

    @Override
    public RowEffects rowEffects() {
        return new PostgresRowEffects();
    }

    @Override
    public List<String> createHistory(ObjectPath table) {
        String name = table.parts().stream().map(Identifier::quote).collect(Collectors.joining("."));
        return List.of("""
                CREATE TABLE %s (
                  id serial PRIMARY KEY,
                  version varchar(255) NOT NULL UNIQUE,
                  description text,
                  applied_at timestamp with time zone DEFAULT now(),
                  applied_by varchar(100) DEFAULT session_user,
                  checksum varchar(64),
                  checksum_algorithm varchar(32),
                  kind varchar(16),
                  state varchar(16),
                  unit integer,
                  script varchar(1000),
                  duration_ms bigint,
                  written_tables text,
                  snapshot bytea)""".formatted(name));
    }

    @Override
    public List<String> historyRestored(ObjectPath table) {
        String name = table.parts().stream().map(Identifier::quote).collect(Collectors.joining("."));
        String literal = "'" + name.replace("'", "''") + "'";
        return List.of("SELECT setval(pg_catalog.pg_get_serial_sequence(" + literal
                + ", 'id'), greatest((SELECT max(id) FROM " + name + "), 1))");
    }

    @Override
    public String user(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT session_user")) {
            row.next();
            return row.getString(1);
        }
    }
}
