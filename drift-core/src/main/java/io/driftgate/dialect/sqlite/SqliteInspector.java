package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.ScriptInspector;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.TransactionControl;
import io.driftgate.script.SqlStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks at SQLite's statements by their tokens. SQLite has no statements made at run time, so that the tokens of a script say
 * all that it can do.
 */
final class SqliteInspector implements ScriptInspector {
    private final Set<String> names = new HashSet<>();
    private boolean restsForeignKeys;

    @Override
    public TransactionControl see(SqlStatement statement) {
        List<Token> tokens = SqliteLexer.tokens(statement.text()).stream()
                .filter(token -> !token.isTrivia())
                .toList();
        tokens.stream()
                .filter(Token::isName)
                .filter(token -> token.kind() != Token.Kind.STRING)
                .forEach(token -> names.add(token.name().toLowerCase(Locale.ROOT)));
        restsForeignKeys |= replacesTable(tokens) || setsForeignKeysOff(tokens);
        return tokens.isEmpty() ? TransactionControl.NONE : control(tokens);
    }

    private static TransactionControl control(List<Token> tokens) {
        Token first = tokens.get(0);
        if (first.is("begin")) {
            return TransactionControl.BEGIN;
        }
        if (first.is("commit") || first.is("end")) {
            return TransactionControl.COMMIT;
        }
        if (first.is("rollback")) {
            boolean toSavepoint = tokens.stream().anyMatch(token -> token.is("to"));
            return toSavepoint ? TransactionControl.NONE : TransactionControl.ROLLBACK;
        }
        return first.is("pragma") ? TransactionControl.SETTING : TransactionControl.NONE;
    }

    /** {@code DROP TABLE …}, {@code ALTER TABLE … RENAME TO …}. */
    private static boolean replacesTable(List<Token> tokens) {
        if (tokens.size() < 3 || !tokens.get(1).is("table")) {
            return false;
        }
        Token first = tokens.get(0);
        return first.is("drop")
                || (first.is("alter")
                        && tokens.get(tokens.size() - 2).is("to")
                        && tokens.get(tokens.size() - 3).is("rename"));
    }

    /** {@code PRAGMA foreign_keys = OFF}, {@code PRAGMA foreign_keys(0)}. */
    private static boolean setsForeignKeysOff(List<Token> tokens) {
        return !tokens.isEmpty()
                && tokens.get(0).is("pragma")
                && tokens.stream().anyMatch(token -> token.is("foreign_keys"))
                && tokens.stream()
                        .anyMatch(token -> token.is("off")
                                || token.is("false")
                                || token.is("no")
                                || token.text().equals("0"));
    }

    @Override
    public ScriptTraits traits() {
        return new ScriptTraits(restsForeignKeys, false, names);
    }
}
