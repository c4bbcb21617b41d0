package io.driftgate.dialect.postgres;

/** The characters of PostgreSQL's words: every one outside of ASCII counts as a letter. */
final class Words {
    private Words() {}

    static boolean isPart(int c) {
        return isLetter(c) || isDigit(c) || c == '$';
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }
}
