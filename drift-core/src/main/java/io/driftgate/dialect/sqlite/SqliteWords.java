package io.driftgate.dialect.sqlite;

import java.util.Set;

/** Which words SQLite treats how ("SQLite Keywords", and the fallbacks of its {@code parse.y}). */
final class SqliteWords {
    /**
     * Words that mean something else in quotes: those that cannot be a bare name, and those that are a value when bare. All other
     * keywords fall back to names, so that {@code key} and {@code "key"} are one.
     */
    private static final Set<String> RESERVED = Set.of(
            "add",
            "all",
            "alter",
            "and",
            "as",
            "autoincrement",
            "between",
            "case",
            "check",
            "collate",
            "commit",
            "constraint",
            "create",
            "current_date",
            "current_time",
            "current_timestamp",
            "default",
            "deferrable",
            "delete",
            "distinct",
            "drop",
            "else",
            "escape",
            "exists",
            "false",
            "filter",
            "foreign",
            "from",
            "group",
            "having",
            "in",
            "index",
            "indexed",
            "insert",
            "intersect",
            "into",
            "is",
            "isnull",
            "join",
            "left",
            "limit",
            "not",
            "nothing",
            "notnull",
            "null",
            "on",
            "or",
            "order",
            "over",
            "primary",
            "references",
            "returning",
            "select",
            "set",
            "table",
            "then",
            "to",
            "transaction",
            "true",
            "union",
            "unique",
            "update",
            "using",
            "values",
            "when",
            "where",
            "window");

    private static final Set<String> VALUES =
            Set.of("null", "true", "false", "current_date", "current_time", "current_timestamp");

    private SqliteWords() {}

    static boolean isReserved(String word) {
        return RESERVED.contains(fold(word));
    }

    /** Whether the bare word stands for a value. */
    static boolean isValue(String word) {
        return VALUES.contains(fold(word));
    }

    /** The form in which SQLite compares names: only ASCII letters have case. */
    static String fold(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isUpper(name.charAt(i))) {
                return foldFrom(name, i);
            }
        }
        return name;
    }

    private static String foldFrom(String name, int start) {
        StringBuilder folded = new StringBuilder(name);
        for (int i = start; i < name.length(); i++) {
            char c = name.charAt(i);
            if (isUpper(c)) {
                folded.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return folded.toString();
    }

    /** ASCII letters in upper case, all else as it is. */
    static String upper(String text) {
        StringBuilder raised = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                raised.setCharAt(i, (char) (c - ('a' - 'A')));
            }
        }
        return raised.toString();
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
