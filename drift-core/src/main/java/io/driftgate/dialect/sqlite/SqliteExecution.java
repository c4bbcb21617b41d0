package io.driftgate.dialect.sqlite;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.connection.SqliteFile;
import io.driftgate.dialect.Execution;
import io.driftgate.dialect.RowEffects;
import io.driftgate.dialect.RunLock;
import io.driftgate.dialect.ScriptInspector;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.Timeouts;
import io.driftgate.dialect.Transaction;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.script.Code;
import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Migrations on SQLite. */
final class SqliteExecution implements Execution {
    /** SQLITE_BUSY and SQLITE_LOCKED, of which the extended codes carry more bits (sqlite.org/rescode.html). */
    private static final int BUSY = 5;

    private static final int LOCKED = 6;
    private static final int PRIMARY_CODE = 0xFF;

    private final LastStates states = new LastStates();

    @Override
    public Connection open(Database database) {
        return Connector.openOrCreate(database);
    }

    @Override
    public RunLock lock(Database database, ObjectPath historyTable) {
        return SqliteFile.path(database.url())
                .<RunLock>map(file -> new SqliteRunLock(file.toAbsolutePath().normalize()))
                .orElseGet(NoLock::new);
    }

    @Override
    public String lockHolder(Database database) {
        return SqliteFile.path(database.url())
                .map(file -> LockHolders.of(file.toAbsolutePath().normalize()))
                .orElse("");
    }

    @Override
    public Transaction begin(Connection connection, Timeouts timeouts, ScriptTraits traits) throws SQLException {
        states.forget(connection);
        return SqliteTransaction.begin(connection, timeouts, traits, new LastStates());
    }

    /** Where one such transaction follows the other, what the first one left is what the second one finds. */
    @Override
    public Transaction beginAnew(Connection connection, Timeouts timeouts, ScriptTraits traits) throws SQLException {
        dropTemporary(connection);
        return SqliteTransaction.begin(connection, timeouts, traits, states);
    }

    @Override
    public void renew(Connection connection) throws SQLException {
        states.forget(connection);
        dropTemporary(connection);
    }

    private static void dropTemporary(Connection connection) throws SQLException {
        for (String[] temporary : temporary(connection)) {
            execute(connection, "DROP " + temporary[0] + " IF EXISTS temp." + Identifier.quote(temporary[1]));
        }
    }

    private static List<String[]> temporary(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT type, name FROM sqlite_temp_master WHERE type IN ('table', 'view', 'trigger')"
                                + " AND substr(name, 1, 7) <> 'sqlite_' ORDER BY type <> 'trigger'")) {
            List<String[]> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new String[] {rows.getString(1), rows.getString(2)});
            }
            return found;
        }
    }

    @Override
    public boolean isLockTimeout(SQLException error) {
        int code = error.getErrorCode() & PRIMARY_CODE;
        return code == BUSY || code == LOCKED;
    }

    /** As {@code VACUUM} within a transaction; SQLite has no code of its own for it. */
    @Override
    public boolean refusesTransaction(SQLException error) {
        String message = String.valueOf(error.getMessage());
        return message.contains("from within a transaction") || message.contains("within a transaction)");
    }

    /** SQLite has no code of its own for it. */
    @Override
    public boolean isDuplicateTable(SQLException error, String name) {
        String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        String folded = name.toLowerCase(Locale.ROOT);
        return message.contains("already exists")
                && (message.contains(folded) || message.contains(folded.replace("\"", "\"\"")));
    }

    @Override
    public boolean isDuplicateRow(SQLException error, String table) {
        return String.valueOf(error.getMessage()).contains("UNIQUE constraint failed: " + table + ".");
    }

    @Override
    public List<SqlStatement> settings(List<SqlStatement> statements) {
        return statements.stream().filter(SqliteExecution::isSetting).toList();
    }

    /** A pragma that is given a value (sqlite.org/pragma.html); not the count of changes of the schema, which never goes back. */
    private static boolean isSetting(SqlStatement statement) {
        List<Token> tokens = SqliteLexer.tokens(statement.text()).stream()
                .filter(token -> !token.isTrivia())
                .toList();
        return !tokens.isEmpty()
                && tokens.get(0).is("pragma")
                && tokens.stream().noneMatch(token -> token.is("schema_version"))
                && tokens.stream().anyMatch(token -> token.isSymbol("="));
    }

    @Override
    public ScriptInspector inspect() {
        return new SqliteInspector();
    }

    @Override
    public ScriptTraits traits(Code code) {
        return new ScriptTraits(code.replacesTables(), false, Set.of());
    }

    @Override
    public RowEffects rowEffects() {
        return new SqliteRowEffects();
    }

    @Override
    public List<String> createHistory(ObjectPath table) {
        String name = table.parts().stream().map(Identifier::quote).collect(Collectors.joining("."));
        return List.of("""
                CREATE TABLE %s (
                  id INTEGER PRIMARY KEY AUTOINCREMENT,
                  version VARCHAR(255) NOT NULL UNIQUE,
                  description TEXT,
                  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
                  applied_by VARCHAR(100),
                  checksum VARCHAR(64),
                  checksum_algorithm VARCHAR(32),
                  kind VARCHAR(16),
                  state VARCHAR(16),
                  unit INTEGER,
                  script VARCHAR(1000),
                  duration_ms BIGINT,
                  written_tables TEXT,
                  snapshot BLOB)""".formatted(name));
    }

    @Override
    public String user(Connection connection) {
        return Optional.ofNullable(System.getProperty("user.name")).orElse("unknown");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
