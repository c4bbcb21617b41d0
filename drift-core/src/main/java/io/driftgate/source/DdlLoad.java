package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs statements that create objects in a scratch database, those that are refused once more after the others, until nothing
 * comes of it. Used once.
 */
final class DdlLoad {
    private final Dialect dialect;
    private final ScratchDatabase database;
    private final Connection connection;
    private final List<String> accepted = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    /** @param connection with auto-commit on */
    DdlLoad(Dialect dialect, ScratchDatabase database, Connection connection) {
        this.dialect = dialect;
        this.database = database;
        this.connection = connection;
    }

    /** @throws SQLException if the connection is lost */
    void run(List<String> statements) throws SQLException {
        List<String> waiting = statements;
        while (!waiting.isEmpty()) {
            reasons.clear();
            List<String> refused = pass(waiting);
            if (refused.size() == waiting.size()) {
                return;
            }
            waiting = refused;
        }
    }

    /** The statements in the order in which each finds what it needs. */
    List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** Those that were not accepted wherever they stood, each with the engine's reason. */
    List<String> refused() {
        return List.copyOf(reasons);
    }

    private List<String> pass(List<String> waiting) throws SQLException {
        List<String> refused = new ArrayList<>();
        for (String statement : waiting) {
            try {
                database.run(dialect, connection, new SqlStatement(statement, 1, 1, null));
                accepted.add(statement);
            } catch (SQLException e) {
                if (connection.isClosed()) {
                    throw e;
                }
                refused.add(statement);
                reasons.add(ErrorText.of(e) + ", in: "
                        + statement.lines().findFirst().orElse(""));
            }
        }
        return refused;
    }
}
