package io.driftgate.check.file;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.StatementLimit;
import io.driftgate.script.SqlStatement;
import io.driftgate.source.ErrorText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Runs files of checks, each in a transaction that is rolled back. */
public final class CheckRunner {
    private static final Set<String> WRITING = Set.of("insert", "update", "delete", "merge", "replace");
    private static final String SAVEPOINT = "driftgate_check";
    private static final int MOST = 10_000;
    private static final String NO_RIGHT = "42501";
    private static final String RIGHT =
            "; the role that runs it needs the right to read and write what it names, all rows of it";

    private final Dialect dialect;
    private final Duration limit;

    /** @param limit how long a statement may take; zero has no limit */
    public CheckRunner(Dialect dialect, Duration limit) {
        this.dialect = dialect;
        this.limit = limit;
    }

    /**
     * Runs the checks of a file, one after the other; each sees what those before it wrote.
     *
     * @param connection in the state of a new login, in auto-commit mode, no transaction open; left with none
     * @throws SQLException if the connection is lost
     */
    public List<CheckResult> run(CheckScript script, Connection connection) throws SQLException {
        List<CheckResult> results = new ArrayList<>();
        execute(connection, "BEGIN");
        try {
            for (String statement : dialect.rows().limit(limit)) {
                execute(connection, statement);
            }
            for (String statement : dialect.rows().unhidden()) {
                execute(connection, statement);
            }
            for (CheckScript.Check check : script.checks()) {
                results.addAll(run(script.file(), check.statement(), check.expectation(), connection));
            }
        } catch (Ended e) {
            results.add(e.result);
        } finally {
            rollBack(connection);
        }
        return results;
    }

    /** A statement that was ended while it wrote has taken its transaction along on SQLite. */
    private static void rollBack(Connection connection) throws SQLException {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                throw e;
            }
        }
    }

    /** A check took too long; those after it in its file are not run. */
    private static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient CheckResult result;

        Ended(CheckResult result, SQLException cause) {
            super(cause);
            this.result = result;
        }
    }

    private List<CheckResult> run(
            CheckFile file, SqlStatement statement, Expectation expectation, Connection connection)
            throws SQLException, Ended {
        execute(connection, "SAVEPOINT " + SAVEPOINT);
        try {
            List<CheckResult> results = checked(file, statement, expectation, connection);
            execute(connection, "RELEASE SAVEPOINT " + SAVEPOINT);
            return results;
        } catch (SQLException e) {
            CheckResult result = new CheckResult(file.name(), statement.line(), false, why(e), List.of());
            if (dialect.rows().tookTooLong(e)) {
                throw new Ended(result, e);
            }
            execute(connection, "ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            execute(connection, "RELEASE SAVEPOINT " + SAVEPOINT);
            return List.of(result);
        }
    }

    private List<CheckResult> checked(
            CheckFile file, SqlStatement statement, Expectation expectation, Connection connection)
            throws SQLException {
        boolean writes = WRITING.contains(firstWord(statement));
        Answer answer = answer(statement, writes, expectation, connection);
        if (answer.columns() == 0 && !writes) {
            return List.of();
        }
        String wrong = answer.wrong(expectation);
        return List.of(new CheckResult(
                file.name(),
                statement.line(),
                wrong.isEmpty(),
                wrong.isEmpty() ? answer.right() : wrong,
                wrong.isEmpty() || !answer.query() || expectation instanceof Expectation.Value
                        ? List.of()
                        : answer.shown()));
    }

    private String why(SQLException e) {
        if (dialect.rows().tookTooLong(e)) {
            return "it was ended since it took longer than " + limit.toSeconds() + " s (db.dataCheckTimeout)";
        }
        String state = e.getSQLState() == null ? "" : " (SQLSTATE " + e.getSQLState() + ")";
        return "it cannot be run: " + ErrorText.of(e) + state + (NO_RIGHT.equals(e.getSQLState()) ? RIGHT : "");
    }

    private static String firstWord(SqlStatement statement) {
        return statement.text().strip().split("\\W+", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** Prepared on SQLite, whose driver would take some statements for itself; plain on PostgreSQL, where {@code ?} is an operator. */
    private Answer answer(SqlStatement statement, boolean writes, Expectation expectation, Connection connection)
            throws SQLException {
        int most = expectation instanceof Expectation.Rows rows
                ? (int) Math.max(MOST, Math.min(rows.count() + 1, Integer.MAX_VALUE))
                : MOST;
        if (dialect.product().equals(io.driftgate.schema.Engine.SQLITE)) {
            try (PreparedStatement prepared = connection.prepareStatement(statement.text());
                    StatementLimit watch =
                            StatementLimit.on(prepared, dialect.rows().unwatched(limit))) {
                prepared.setMaxRows(most);
                return answer(prepared.execute(), prepared, writes);
            }
        }
        try (Statement plain = connection.createStatement()) {
            plain.setEscapeProcessing(false);
            plain.setMaxRows(most);
            return answer(plain.execute(statement.text()), plain, writes);
        }
    }

    private static Answer answer(boolean rows, Statement statement, boolean writes) throws SQLException {
        if (!rows) {
            return Answer.wrote(Math.max(0, statement.getUpdateCount()));
        }
        try (ResultSet result = statement.getResultSet()) {
            return Answer.read(result, !writes);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
