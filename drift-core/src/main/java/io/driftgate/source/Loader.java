package io.driftgate.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs statements of which some may have to wait for others: many in one round trip and transaction, half as many where one
 * is refused, and those that are refused alone once more after all others.
 */
final class Loader {
    private static final int AT_ONCE = 256;

    private final Connection connection;

    /** @param connection with auto-commit on */
    Loader(Connection connection) {
        this.connection = connection;
    }

    /** Whether in the end every statement was accepted. */
    boolean load(List<String> statements) throws SQLException {
        List<String> waiting = statements;
        while (!waiting.isEmpty()) {
            List<String> refused = new ArrayList<>();
            for (int from = 0; from < waiting.size(); from += AT_ONCE) {
                run(waiting.subList(from, Math.min(from + AT_ONCE, waiting.size())), refused);
            }
            if (refused.size() == waiting.size()) {
                return false;
            }
            waiting = refused;
        }
        return true;
    }

    private void run(List<String> statements, List<String> refused) throws SQLException {
        if (accepted(statements)) {
            return;
        }
        if (statements.size() == 1) {
            refused.add(statements.get(0));
            return;
        }
        int half = statements.size() / 2;
        run(statements.subList(0, half), refused);
        run(statements.subList(half, statements.size()), refused);
    }

    private boolean accepted(List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement batch = connection.createStatement()) {
            batch.setEscapeProcessing(false);
            for (String statement : statements) {
                batch.addBatch(statement);
            }
            batch.executeBatch();
            connection.commit();
            return true;
        } catch (SQLException e) {
            if (connection.isClosed()) {
                throw e;
            }
            connection.rollback();
            return false;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }
}
