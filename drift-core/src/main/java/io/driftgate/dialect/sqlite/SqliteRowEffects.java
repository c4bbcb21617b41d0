package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.RowEffect;
import io.driftgate.dialect.RowEffects;
import io.driftgate.dialect.Transaction;
import io.driftgate.schema.ObjectPath;
import io.driftgate.script.SqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** By the tokens: SQLite has no statements that are made at run time. */
final class SqliteRowEffects implements RowEffects {
    /** Within so many tokens a CREATE TABLE … AS says so. */
    private static final int HEAD = 12;

    private static final Set<String> WRITING = Set.of("insert", "replace", "update", "delete");

    @Override
    public RowEffect of(SqlStatement statement) {
        return verb(SqliteLexer.tokens(statement.text())) < 0 ? RowEffect.NONE : RowEffect.WRITES;
    }

    @Override
    public boolean hidesRows(SqlStatement statement) {
        List<Token> tokens = SqliteLexer.tokens(statement.text());
        if (tokens.size() < 2) {
            return false;
        }
        boolean queried = tokens.stream()
                .limit(HEAD)
                .takeWhile(token -> !token.isSymbol("("))
                .anyMatch(token -> token.is("as"));
        boolean copies = verb(tokens) >= 0 && tokens.stream().anyMatch(token -> token.is("select"));
        return copies
                || tokens.get(0).is("drop") && tokens.get(1).is("table")
                || tokens.get(0).is("alter") && tokens.stream().anyMatch(token -> token.is("rename"))
                || tokens.get(0).is("create")
                        && !tokens.get(1).is("view")
                        && !tokens.get(1).is("trigger")
                        && queried;
    }

    /** Where the word stands that says what is done; -1 if nothing is written. */
    static int verb(List<Token> tokens) {
        boolean with = !tokens.isEmpty() && tokens.get(0).is("with");
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            boolean writes = token.kind() == Token.Kind.WORD && WRITING.contains(SqliteWords.fold(token.text()));
            if (depth == 0 && writes) {
                return i;
            }
            if (!with) {
                return -1;
            }
        }
        return -1;
    }

    @Override
    public boolean remembers() {
        return false;
    }

    @Override
    public Optional<Set<ObjectPath>> tables(SqlStatement statement, Transaction transaction) {
        List<Token> tokens = SqliteLexer.tokens(statement.text());
        int at = target(tokens);
        if (at >= tokens.size() || !tokens.get(at).isName()) {
            return Optional.empty();
        }
        boolean qualified = at + 2 < tokens.size() && tokens.get(at + 1).isSymbol(".");
        return Optional.of(Set.of(
                qualified
                        ? ObjectPath.of(
                                tokens.get(at).name(), tokens.get(at + 2).name())
                        : ObjectPath.of("main", tokens.get(at).name())));
    }

    /** Where the name of the table begins that is written into. */
    static int target(List<Token> tokens) {
        int at = Math.max(verb(tokens), 0) + 1;
        if (at < tokens.size() && tokens.get(at).is("or")) {
            at += 2;
        }
        if (at < tokens.size() && (tokens.get(at).is("into") || tokens.get(at).is("from"))) {
            at++;
        }
        return at;
    }
}
