package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.script.Script;
import io.driftgate.script.ScriptException;
import io.driftgate.script.SqlStatement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs one script in a scratch database, statement by statement. */
final class ScriptRunner {
    private final Dialect dialect;
    private final ScratchDatabase database;
    private final Connection connection;
    private final String historyTable;
    private boolean historyCreated;

    ScriptRunner(Dialect dialect, ScratchDatabase database, Connection connection, String historyTable) {
        this.dialect = dialect;
        this.database = database;
        this.connection = connection;
        this.historyTable = historyTable;
    }

    void run(Script script) throws IOException {
        dialect.splitter().split(script, statement -> run(script, statement));
    }

    private void run(Script script, SqlStatement statement) {
        try {
            database.run(dialect, connection, statement);
        } catch (SQLException e) {
            if (!isAboutHistory(e) || historyCreated) {
                throw ScriptException.failed(script.name(), statement, ErrorText.of(e), e);
            }
            createHistory();
            run(script, statement);
        }
    }

    /** A script may record itself in a history table that only a real run has created before it. */
    private boolean isAboutHistory(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains(historyTable) && ("42P01".equals(e.getSQLState()) || message.contains("no such table"));
    }

    private void createHistory() {
        historyCreated = true;
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + historyTable + " (id INTEGER, version VARCHAR(255) UNIQUE,"
                    + " description TEXT, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, applied_by VARCHAR(255),"
                    + " checksum VARCHAR(64))");
        } catch (SQLException e) {
            throw new SourceException(
                    "The history table " + historyTable + " cannot be created in scratch: " + ErrorText.of(e) + ".", e);
        }
    }
}
