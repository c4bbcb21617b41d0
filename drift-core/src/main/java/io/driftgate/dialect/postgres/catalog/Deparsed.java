package io.driftgate.dialect.postgres.catalog;

/** Finds parts in a definition that the engine wrote, where quotes of both kinds are always doubled inside. */
final class Deparsed {

    private Deparsed() {}

    /** What stands in the first parentheses outside of quotes, without them; the whole text if there are none. */
    static String firstParentheses(String definition) {
        int open = skipTo(definition, 0, '(');
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

    private static int skipTo(String text, int from, char wanted) {
        int at = from;
        while (at < text.length() && text.charAt(at) != wanted) {
            char c = text.charAt(at);
            at = c == '"' || c == '\'' ? text.indexOf(c, at + 1) + 1 : at + 1;
        }
        return at;
    }
}
