package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.Token.Kind;
import java.util.List;

/** Walks over the tokens of one statement. Not thread-safe. */
final class TokenCursor {
    private static final Token END = new Token(Kind.END, "", false, 0, 0);

    private final List<Token> tokens;
    private int at;

    TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    /** Takes these words if all of them come next. */
    boolean accept(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    boolean acceptSymbol(String symbol) {
        boolean found = peek().isSymbol(symbol);
        at += found ? 1 : 0;
        return found;
    }

    String name() {
        if (!peek().isName()) {
            throw unexpected();
        }
        return next().name();
    }

    /** What stands between the next parenthesis and its partner; takes both. */
    List<Token> parenthesized() {
        if (!acceptSymbol("(")) {
            throw unexpected();
        }
        int start = at;
        skipTo(")");
        List<Token> inner = tokens.subList(start, at);
        at++;
        return inner;
    }

    /** The tokens up to the next comma at this level, or to the end; takes the comma, too. */
    List<Token> item() {
        int start = at;
        skipTo(",");
        List<Token> item = tokens.subList(start, Math.min(at, tokens.size()));
        at++;
        return item;
    }

    List<Token> rest() {
        List<Token> rest = tokens.subList(Math.min(at, tokens.size()), tokens.size());
        at = tokens.size();
        return rest;
    }

    /** The text is not what SQLite could have stored. */
    IllegalStateException unexpected() {
        return new IllegalStateException(atEnd() ? "unexpected end" : "unexpected " + peek().text());
    }

    private void skipTo(String symbol) {
        for (int depth = 0; !atEnd() && (depth > 0 || !peek().isSymbol(symbol)); at++) {
            depth += peek().isSymbol("(") ? 1 : peek().isSymbol(")") ? -1 : 0;
        }
        if (atEnd() && symbol.equals(")")) {
            throw unexpected();
        }
    }
}
