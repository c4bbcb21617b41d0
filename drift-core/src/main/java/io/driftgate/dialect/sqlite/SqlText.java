package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.Token.Kind;
import io.driftgate.schema.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Writes tokens down again. SQLite takes {@code "x"} for a string literal wherever no such name is in scope ("Double-quoted String
 * Literals Are Accepted"), and only whoever knows the names can tell. So what is kept is written with {@code 'x'} in that case,
 * and every double quote that remains is a name, whose quoting and case do not count.
 */
final class SqlText {
    private static final Set<String> BEFORE_NAMES =
            Set.of("as", "collate", "from", "join", "into", "update", "with", "recursive");

    private static final Set<String> OPERATORS = Set.of("like", "glob", "match", "regexp", "by");

    private SqlText() {}

    /** The tokens with one space wherever there was space or a comment, and literals told from names. */
    static String shown(List<Token> tokens, Predicate<String> foldedNames) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.spaced() && i > 0) {
                text.append(' ');
            }
            text.append(isLiteral(tokens, i, foldedNames) ? literal(token.name()) : token.text());
        }
        return text.toString();
    }

    /** The spelling in which two texts are equal if and only if they mean the same to SQLite's parser. */
    static String normalForm(String sql) {
        StringBuilder text = new StringBuilder(sql.length());
        for (Token token : SqliteLexer.tokens(sql)) {
            text.append(text.isEmpty() ? "" : " ").append(normalForm(token));
        }
        return text.toString();
    }

    static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Names that a statement itself gives or uses unmistakably, folded. */
    static Set<String> namesIn(List<Token> tokens) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean sure = token.kind() == Kind.WORD || (token.kind() == Kind.QUOTED && !token.isDoubleQuoted());
            if (sure || (token.isDoubleQuoted() && (mustBeName(tokens, i) || followsOperand(tokens, i)))) {
                names.add(SqliteWords.fold(token.name()));
            }
        }
        return names;
    }

    private static boolean isLiteral(List<Token> tokens, int i, Predicate<String> foldedNames) {
        Token token = tokens.get(i);
        return token.isDoubleQuoted() && !mustBeName(tokens, i) && !foldedNames.test(SqliteWords.fold(token.name()));
    }

    private static boolean mustBeName(List<Token> tokens, int i) {
        if (i + 1 < tokens.size()
                && (tokens.get(i + 1).isSymbol(".") || tokens.get(i + 1).isSymbol("("))) {
            return true;
        }
        return i > 0
                && (tokens.get(i - 1).isSymbol(".")
                        || (tokens.get(i - 1).kind() == Kind.WORD
                                && BEFORE_NAMES.contains(
                                        SqliteWords.fold(tokens.get(i - 1).text()))));
    }

    /** {@code count(*) "Total"}: a name that is given without AS. */
    private static boolean followsOperand(List<Token> tokens, int i) {
        if (i == 0) {
            return false;
        }
        Token before = tokens.get(i - 1);
        return switch (before.kind()) {
            case QUOTED, STRING, BLOB, NUMBER -> true;
            case SYMBOL -> before.isSymbol(")");
            case WORD -> !SqliteWords.isReserved(before.text()) && !OPERATORS.contains(SqliteWords.fold(before.text()));
            default -> false;
        };
    }

    private static String normalForm(Token token) {
        return switch (token.kind()) {
            case WORD -> SqliteWords.fold(token.text());
            case QUOTED -> name(SqliteWords.fold(token.name()));
            default -> token.text();
        };
    }

    private static String name(String folded) {
        return isBare(folded) && !SqliteWords.isReserved(folded) ? folded : Identifier.quote(folded);
    }

    /** Whether the lexer would read the name as one word. */
    private static boolean isBare(String folded) {
        boolean letters = folded.chars().allMatch(c -> c >= 0x80 || Identifier.isPlain("_" + (char) c));
        return letters
                && !folded.isEmpty()
                && (folded.charAt(0) < '0' || folded.charAt(0) > '9')
                && folded.charAt(0) != '$';
    }
}
