package io.driftgate.source;

/** Names as a crawl gives them, which may come in the database's quotes. */
final class Names {

    private Names() {}

    static String unquoted(@org.jspecify.annotations.Nullable String name) {
        if (name == null) {
            return "";
        }
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
