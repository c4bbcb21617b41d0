package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.RowSql.Copy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Recognizes a statement that copies rows from one table into another. */
final class SqliteCopy {

    private SqliteCopy() {}

    /**
     * {@code [WITH …] INSERT INTO t [(a, b)] SELECT …}, and nothing that would leave rows out or put others in their place.
     */
    static Optional<Copy> of(String statement) {
        List<Token> tokens = SqliteLexer.tokens(statement);
        int verb = Math.max(0, SqliteRowEffects.verb(tokens));
        int at = verb + 2;
        if (tokens.size() < at + 2
                || !tokens.get(verb).is("insert")
                || !tokens.get(verb + 1).is("into")) {
            return Optional.empty();
        }
        if (tokens.get(at + 1).isSymbol(".")) {
            at += 2;
        }
        String target = tokens.get(at++).name();
        List<String> columns = new ArrayList<>();
        if (tokens.get(at).isSymbol("(")) {
            for (at++; at < tokens.size() && !tokens.get(at).isSymbol(")"); at++) {
                if (!tokens.get(at).isSymbol(",")) {
                    columns.add(tokens.get(at).name());
                }
            }
            at++;
        }
        boolean selects = at < tokens.size()
                && (tokens.get(at).is("select") || verb == 0 && tokens.get(at).is("with"));
        if (!selects) {
            return Optional.empty();
        }
        List<Token> select = new ArrayList<>(tokens.subList(0, verb));
        select.addAll(tokens.subList(at, tokens.size()));
        boolean more =
                select.stream().anyMatch(token -> token.is("conflict") || token.is("returning") || token.is("limit"));
        return more ? Optional.empty() : Optional.of(copy(target, columns, select));
    }

    private static Copy copy(String target, List<String> columns, List<Token> select) {
        StringBuilder text = new StringBuilder();
        select.forEach(token -> text.append(text.isEmpty() ? "" : " ").append(token.text()));
        List<String> names = select.stream()
                .filter(token -> token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED)
                .map(token -> token.name().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return new Copy(target, columns, text.toString(), names, plain(select));
    }

    /** {@code SELECT a, b FROM t [WHERE …]}. */
    private static List<String> plain(List<Token> select) {
        List<String> columns = new ArrayList<>();
        int at = 1;
        while (at + 1 < select.size()
                && (select.get(at).isName() || select.get(at).isSymbol("*"))) {
            columns.add(select.get(at).name());
            at++;
            if (!select.get(at).isSymbol(",")) {
                break;
            }
            at++;
        }
        boolean from = at + 1 < select.size() && select.get(at).is("from");
        List<Token> rest = from ? select.subList(at + 2, select.size()) : select;
        boolean whole =
                rest.isEmpty() || rest.get(0).isSymbol(";") || rest.get(0).is("where");
        boolean more =
                rest.stream().anyMatch(token -> token.is("union") || token.is("intersect") || token.is("except"));
        return select.get(0).is("select") && from && whole && !more ? columns : List.of();
    }
}
