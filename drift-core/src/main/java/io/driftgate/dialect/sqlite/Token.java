package io.driftgate.dialect.sqlite;

/**
 * One token of SQLite's language.
 *
 * @param text exactly as written, quotes included
 * @param spaced whether space or a comment stands before it
 * @param line the line of its first character, from 1
 * @param column the column of its first character, from 1, in UTF-16 units
 */
record Token(Kind kind, String text, boolean spaced, int line, int column) {

    enum Kind {
        SPACE,
        COMMENT,
        /** A keyword or a bare identifier: SQLite itself cannot tell them apart before it parses. */
        WORD,
        /** {@code "x"}, {@code `x`} or {@code [x]}. */
        QUOTED,
        STRING,
        BLOB,
        NUMBER,
        PARAMETER,
        SYMBOL,
        /** A literal, quoted identifier or comment that the text never closes. */
        UNTERMINATED,
        END
    }

    boolean isTrivia() {
        return kind == Kind.SPACE || kind == Kind.COMMENT;
    }

    /** Whether it is that bare word, in any case. */
    boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether SQLite may read it as a name; it accepts string literals in the place of names, too. */
    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.STRING;
    }

    boolean isDoubleQuoted() {
        return kind == Kind.QUOTED && text.charAt(0) == '"';
    }

    /** The text without its quotes, and with doubled quotes undone. */
    String name() {
        if (kind != Kind.QUOTED && kind != Kind.STRING) {
            return text;
        }
        String inner = text.substring(1, text.length() - 1);
        char quote = text.charAt(0);
        return quote == '[' ? inner : inner.replace("" + quote + quote, "" + quote);
    }
}
