package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.Token.Kind;
import io.driftgate.script.Script;
import io.driftgate.script.ScriptException;
import io.driftgate.script.ScriptSplitter;
import io.driftgate.script.SqlStatement;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a script where the {@code sqlite3} shell does: at a semicolon, or in a trigger at the one after {@code ; END}
 * ({@code sqlite3_complete}). Shell commands that only shape output are skipped, all others refused by name.
 */
final class SqliteScriptSplitter implements ScriptSplitter {

    @Override
    public void split(Script script, Consumer<SqlStatement> statements) throws IOException {
        try (Reader reader = script.open()) {
            new Run(script.name(), new SqliteLexer(reader), statements).toEnd();
        }
    }

    /** One pass over one script. */
    private static final class Run {
        private final String name;
        private final SqliteLexer lexer;
        private final Consumer<SqlStatement> statements;
        private final StringBuilder text = new StringBuilder();
        private StatementEnd statementEnd = new StatementEnd();
        private @Nullable Token first;
        /** Where the last token ends that is neither space nor comment. */
        private int end;

        Run(String name, SqliteLexer lexer, Consumer<SqlStatement> statements) {
            this.name = name;
            this.lexer = lexer;
            this.statements = statements;
        }

        void toEnd() throws IOException {
            for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
                if (token.kind() == Kind.UNTERMINATED) {
                    throw unterminated(token);
                } else if (token.isTrivia()) {
                    append(token);
                } else if (first == null && isShellLine(token)) {
                    shellLine(token);
                } else {
                    take(token);
                }
            }
            if (first != null && statementEnd.isInsideTrigger()) {
                throw ScriptException.at(
                        name,
                        first.line(),
                        first.column(),
                        "the trigger that begins here is never closed; end its body with END;");
            }
            hand();
        }

        /** {@code .command}, or a {@code #} comment of the shell. */
        private static boolean isShellLine(Token token) {
            boolean comment = token.text().charAt(0) == '#' && token.column() == 1;
            return comment || token.isSymbol(".");
        }

        private void shellLine(Token token) throws IOException {
            String line = token.text() + lexer.restOfLine();
            String refusal = line.startsWith("#") ? null : SqliteDotCommands.refusal(line);
            if (refusal != null) {
                throw ScriptException.at(name, token.line(), token.column(), refusal);
            }
        }

        private void take(Token token) {
            if (statementEnd.isReachedBy(token)) {
                hand();
                return;
            }
            if (first == null) {
                first = token;
            }
            append(token);
            end = text.length();
        }

        private void append(Token token) {
            if (first != null) {
                text.append(token.text());
            }
        }

        private void hand() {
            if (first != null) {
                text.setLength(end);
                statements.accept(new SqlStatement(text.toString(), first.line(), first.column(), null));
            }
            first = null;
            text.setLength(0);
            statementEnd = new StatementEnd();
        }

        private ScriptException unterminated(Token token) {
            String opening = token.text().substring(0, 1);
            String what =
                    switch (opening) {
                        case "/" -> "comment that begins here is never closed; close it with */";
                        case "[" -> "quoted name that begins here is never closed; close it with ]";
                        case "\"", "`" -> "quoted name that begins here is never closed; close it with " + opening;
                        default -> "literal that begins here is never closed; close it with '";
                    };
            return ScriptException.at(name, token.line(), token.column(), "the " + what);
        }
    }
}
