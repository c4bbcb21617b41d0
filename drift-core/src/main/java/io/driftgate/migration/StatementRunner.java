package io.driftgate.migration;

import io.driftgate.dialect.Dialect;
import io.driftgate.schema.ObjectPath;
import io.driftgate.script.Code;
import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.script.SqlStatement;
import io.driftgate.source.ErrorText;
import io.driftgate.source.ScriptFrame;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Runs statements of a migration on the target. */
final class StatementRunner {
    private static final Pattern CREATES = Pattern.compile("create\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern INSERTS = Pattern.compile("insert\\s+into\\b", Pattern.CASE_INSENSITIVE);
    private static final String SAVEPOINT = "driftgate_history";

    private final Dialect dialect;
    private final Connection connection;
    private final Migration migration;
    private final LongStatements longStatements;
    private final ObjectPath history;

    StatementRunner(Run run, Migration migration) {
        dialect = run.dialect();
        connection = run.connection();
        history = run.history().path();
        longStatements = run.longStatements();
        this.migration = migration;
    }

    /** All of them, but for a BEGIN and COMMIT around them, for which our own stand. */
    void all(ScriptFrame frame) throws IOException {
        int[] index = {0};
        dialect.splitter().split(migration.script(), statement -> {
            if (!frame.isOurs(index[0]++)) {
                oneOf(statement);
            }
        });
    }

    /** A script that creates the history table itself finds ours: with that it has what it wants. */
    private void oneOf(SqlStatement statement) {
        if (!CREATES.matcher(statement.text()).lookingAt() || !statement.mentions(history.name())) {
            one(statement);
            return;
        }
        try {
            execute("SAVEPOINT " + SAVEPOINT);
            try {
                one(statement);
            } catch (ScriptException e) {
                execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
                if (!(e.getCause() instanceof SQLException cause)
                        || !dialect.execution().isDuplicateTable(cause, history.name())) {
                    throw e;
                }
            }
            execute("RELEASE SAVEPOINT " + SAVEPOINT);
        } catch (SQLException e) {
            throw ScriptException.failed(
                    migration.script().name(), statement, dialect.errorPosition(e), ErrorText.of(e), e);
        }
    }

    /**
     * A script that writes its own entry into the history finds it there, while it runs in parts: with that it has what it wants.
     *
     * @param open whether a transaction is open, which has to go on
     */
    void recording(SqlStatement statement, boolean open) throws SQLException {
        if (!INSERTS.matcher(statement.text()).lookingAt() || !statement.mentions(history.name())) {
            one(statement);
            return;
        }
        if (open) {
            execute("SAVEPOINT " + SAVEPOINT);
        }
        try {
            one(statement);
        } catch (ScriptException e) {
            boolean there = e.getCause() instanceof SQLException cause
                    && dialect.execution().isDuplicateRow(cause, history.name());
            if (!there) {
                throw e;
            }
            if (open) {
                execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            }
        }
        if (open) {
            execute("RELEASE SAVEPOINT " + SAVEPOINT);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement jdbc = connection.createStatement()) {
            jdbc.execute(sql);
        }
    }

    void code(Code code) throws SQLException {
        longStatements.began(migration, null);
        try {
            code.run(connection);
        } finally {
            longStatements.ended();
        }
    }

    /** @throws ScriptException if the database refuses it */
    void one(SqlStatement statement) {
        longStatements.began(migration, statement);
        try {
            dialect.run(connection, statement);
        } catch (SQLException e) {
            throw ScriptException.failed(
                    migration.script().name(), statement, dialect.errorPosition(e), ErrorText.of(e), e);
        } finally {
            longStatements.ended();
        }
    }
}
