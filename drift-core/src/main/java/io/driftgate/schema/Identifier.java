package io.driftgate.schema;

/** How names are written in paths and in SQL of both engines. */
public final class Identifier {

    private Identifier() {}

    /** The name in double quotes unless it matches {@code [a-z_][a-z0-9_$]*}. */
    public static String quoteIfNeeded(String name) {
        return isPlain(name) ? name : quote(name);
    }

    /** The name in double quotes, always; right for SQL, where a plain name may be a keyword. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Whether the name matches {@code [a-z_][a-z0-9_$]*}. */
    public static boolean isPlain(String name) {
        if (name.isEmpty() || !(isLower(name.charAt(0)) || name.charAt(0) == '_')) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLower(c) && c != '_' && c != '$' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
