package io.driftgate.dialect.postgres;

import io.driftgate.script.Script;
import io.driftgate.script.ScriptSplitter;
import io.driftgate.script.SqlStatement;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Cuts a script as psql does: quotes, dollar quotes, nested comments, {@code BEGIN ATOMIC}, rules, {@code COPY} data and the
 * client's own commands are known. Literals have standard backslashes (PostgreSQL's default since 9.1).
 */
public final class PostgresScriptSplitter implements ScriptSplitter {

    @Override
    public void split(Script script, Consumer<SqlStatement> statements) throws IOException {
        try (ScriptSource source = ScriptSource.open(script)) {
            StatementScanner scanner = new StatementScanner(source);
            for (SqlStatement statement = scanner.next(); statement != null; statement = scanner.next()) {
                statements.accept(statement);
            }
        }
    }
}
