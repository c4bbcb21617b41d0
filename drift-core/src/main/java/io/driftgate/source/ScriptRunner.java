package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Identifier;
import io.driftgate.script.Script;
import io.driftgate.script.ScriptException;
import io.driftgate.script.SqlStatement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Runs one script in a scratch database, statement by statement. */
final class ScriptRunner {
    private static final Pattern USES_A_TABLE = Pattern.compile(
            "(insert|replace|update|delete|select|with|merge|drop|alter|truncate|do|grant|revoke|comment|lock|copy)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Dialect dialect;
    private final ScratchDatabase database;
    private final Connection connection;
    private final String historyTable;
    private final String quoted;
    private boolean historySeen;
    private boolean made;

    ScriptRunner(Dialect dialect, ScratchDatabase database, Connection connection, String historyTable) {
        this.dialect = dialect;
        this.database = database;
        this.connection = connection;
        this.historyTable = historyTable;
        quoted = Identifier.quote(historyTable);
    }

    void run(Script script) throws IOException {
        dialect.splitter().split(script, statement -> run(script, statement));
        try {
            forgetRecords();
        } catch (SQLException e) {
            throw new SourceException(
                    "The history in the scratch database cannot be emptied: " + ErrorText.of(e) + ".", e);
        }
    }

    /** Takes out what the script recorded of itself, so that another may record itself under the same version. */
    void forgetRecords() throws SQLException {
        if (!made) {
            return;
        }
        boolean guarded = accepts("SAVEPOINT driftgate_history");
        // The script may have dropped the table, or made another one in its place.
        if (!accepts("DELETE FROM " + quoted) && guarded) {
            execute("ROLLBACK TO SAVEPOINT driftgate_history");
        }
    }

    void run(Script script, SqlStatement statement) {
        run(script, statement, database::run);
    }

    /** In a transaction that is run again as a whole where something was supplied that it lacked. */
    void runOnce(Script script, SqlStatement statement) {
        run(script, statement, database::runOnce);
    }

    /** A way to run a statement. */
    private interface Way {
        void run(Dialect dialect, Connection connection, SqlStatement statement) throws SQLException;
    }

    private void run(Script script, SqlStatement statement, Way way) {
        try {
            if (mayMissHistory(statement)) {
                ensureHistory();
            }
            way.run(dialect, connection, statement);
        } catch (SQLException e) {
            throw ScriptException.failed(script.name(), statement, dialect.errorPosition(e), ErrorText.of(e), e);
        }
    }

    /** A script may record itself in a history table that only a real run has created before it. */
    private boolean mayMissHistory(SqlStatement statement) {
        return !historySeen && USES_A_TABLE.matcher(statement.text()).lookingAt() && statement.mentions(historyTable);
    }

    /** Behind a savepoint where one can be set: in the script's own transaction a failed question would end it. */
    private void ensureHistory() throws SQLException {
        historySeen = true;
        boolean guarded = accepts("SAVEPOINT driftgate_history");
        if (!accepts("SELECT 1 FROM " + quoted + " WHERE 1 = 0")) {
            if (guarded) {
                execute("ROLLBACK TO SAVEPOINT driftgate_history");
            }
            execute("CREATE TABLE " + quoted + " (id INTEGER, version VARCHAR(255) UNIQUE,"
                    + " description TEXT, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, applied_by VARCHAR(255),"
                    + " checksum VARCHAR(64))");
            made = true;
        }
        if (guarded) {
            execute("RELEASE SAVEPOINT driftgate_history");
        }
    }

    private boolean accepts(String sql) {
        try {
            execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
