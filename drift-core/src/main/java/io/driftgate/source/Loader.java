package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs statements of which some may have to wait for others: many in one round trip, half as many where one is refused, and
 * those that are refused alone once more after all others.
 */
final class Loader {
    private static final int AT_ONCE = 256;
    private static final String SAVEPOINT = "driftgate_load";

    private final Connection connection;
    private final Dialect dialect;
    private final boolean committing;

    private Loader(Connection connection, Dialect dialect, boolean committing) {
        this.connection = connection;
        this.dialect = dialect;
        this.committing = committing;
    }

    /**
     * In one transaction, which is left open.
     *
     * @param connection with auto-commit off
     */
    static Loader within(Connection connection, Dialect dialect) {
        return new Loader(connection, dialect, false);
    }

    /** In a committed transaction for each round trip, and without one for a statement that is refused in company. */
    static Loader committing(Connection connection, Dialect dialect) {
        return new Loader(connection, dialect, true);
    }

    /**
     * Whether in the end every statement was accepted.
     *
     * @throws SQLException if the connection is lost, or if a statement is refused for the one transaction
     */
    boolean load(List<String> statements) throws SQLException {
        return refused(statements).isEmpty();
    }

    /** Those that in the end were not accepted; otherwise as {@link #load}. */
    List<String> refused(List<String> statements) throws SQLException {
        List<String> waiting = statements;
        while (!waiting.isEmpty()) {
            List<String> refused = new ArrayList<>();
            for (int from = 0; from < waiting.size(); from += AT_ONCE) {
                run(waiting.subList(from, Math.min(from + AT_ONCE, waiting.size())), refused);
            }
            if (refused.size() == waiting.size()) {
                return refused;
            }
            waiting = refused;
        }
        return List.of();
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
        boolean alone = committing && statements.size() == 1;
        if (committing) {
            connection.setAutoCommit(alone);
        }
        try (Statement batch = connection.createStatement()) {
            batch.setEscapeProcessing(false);
            for (String statement : committing ? statements : guarded(statements)) {
                batch.addBatch(statement);
            }
            batch.executeBatch();
            if (committing && !alone) {
                connection.commit();
            }
            return true;
        } catch (SQLException e) {
            if (connection.isClosed() || (!committing && dialect.refusesTransaction(e))) {
                throw e;
            }
            if (!alone) {
                undo();
            }
            return false;
        }
    }

    private static List<String> guarded(List<String> statements) {
        List<String> all = new ArrayList<>(statements.size() + 2);
        all.add("SAVEPOINT " + SAVEPOINT);
        all.addAll(statements);
        all.add("RELEASE SAVEPOINT " + SAVEPOINT);
        return all;
    }

    private void undo() throws SQLException {
        if (committing) {
            connection.rollback();
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            statement.execute("RELEASE SAVEPOINT " + SAVEPOINT);
        }
    }
}
