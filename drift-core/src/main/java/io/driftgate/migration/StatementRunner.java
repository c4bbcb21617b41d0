package io.driftgate.migration;

import io.driftgate.dialect.Dialect;
import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.script.SqlStatement;
import io.driftgate.source.ErrorText;
import io.driftgate.source.ScriptFrame;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs statements of a migration on the target. */
final class StatementRunner {
    private final Dialect dialect;
    private final Connection connection;
    private final Migration migration;

    StatementRunner(Dialect dialect, Connection connection, Migration migration) {
        this.dialect = dialect;
        this.connection = connection;
        this.migration = migration;
    }

    /** All of them, but for a BEGIN and COMMIT around them, for which our own stand. */
    void all(ScriptFrame frame) throws IOException {
        int[] index = {0};
        dialect.splitter().split(migration.script(), statement -> {
            if (!frame.isOurs(index[0]++)) {
                one(statement);
            }
        });
    }

    /** @throws ScriptException if the database refuses it */
    void one(SqlStatement statement) {
        try {
            dialect.run(connection, statement);
        } catch (SQLException e) {
            throw ScriptException.failed(
                    migration.script().name(), statement, dialect.errorPosition(e), ErrorText.of(e), e);
        }
    }
}
