package io.driftgate.dialect.postgres.catalog;

/** Finds parts in a definition that the engine wrote, where quotes of both kinds are always doubled inside. */
final class Deparsed {

    private Deparsed() {}

    /** What stands in the first parentheses outside of quotes, without them; the whole text if there are none. */
    static String firstParentheses(String definition) {
        int open = indexOf(definition, "(", 0);
        if (open == definition.length()) {
            return definition;
        }
        int depth = 1;
        int at = open + 1;
        while (at < definition.length()) {
            char c = definition.charAt(at);
            if (c == '"' || c == '\'') {
                at = definition.indexOf(c, at + 1);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return definition.substring(open + 1, at);
            }
            at++;
        }
        return definition.substring(open + 1);
    }

    /** What follows the object's name, which stands after the keyword: so that a mere rename changes nothing in it. */
    static String afterName(String definition, String keyword) {
        int name = indexOf(definition, keyword + " ", 0) + keyword.length() + 1;
        return definition.substring(endOfName(definition, name)).strip();
    }

    /** The text without the first {@code ON table} or {@code TO table}, which the object's path says already. */
    static String withoutTable(String text, String keyword) {
        int start = indexOf(text, " " + keyword + " ", 0);
        if (start == text.length()) {
            return text;
        }
        return text.substring(0, start) + text.substring(endOfName(text, start + keyword.length() + 2));
    }

    private static int endOfName(String text, int start) {
        int at = start;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at = text.charAt(at) == '"' ? text.indexOf('"', at + 1) + 1 : at + 1;
        }
        return at;
    }

    /** Where the word begins outside of quotes; the text's length if it doesn't occur. */
    private static int indexOf(String text, String word, int from) {
        int at = from;
        while (at < text.length() && !text.startsWith(word, at)) {
            char c = text.charAt(at);
            at = c == '"' || c == '\'' ? text.indexOf(c, at + 1) + 1 : at + 1;
        }
        return at;
    }
}
