package io.driftgate.connection;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of a URL: {@code ?a=b&c=d}, {@code ;a=b;c=d}, {@code :a=b;c=d}, libpq's {@code a=b c='d'}. */
final class UrlParameters {
    private static final Pattern PAIR = Pattern.compile("([?&;:])([^=?&;]*)=([^&;]*)");
    private static final Pattern KEYWORD = Pattern.compile("(\\w+)\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'?|\\S*)");

    /** What says which database is meant, or how it is opened; never who opens it. */
    private static final Set<String> HARMLESS = Set.of(
            "databasename",
            "database",
            "dbname",
            "currentschema",
            "searchpath",
            "instancename",
            "servername",
            "server",
            "portnumber",
            "port",
            "host",
            "mode",
            "cache",
            "vfs",
            "immutable",
            "sslmode",
            "encrypt",
            "schema");

    private UrlParameters() {}

    /** The parameters that may be shown, as they stand. */
    static String harmless(String parameters) {
        StringBuilder kept = new StringBuilder();
        Matcher matcher = PAIR.matcher(parameters);
        while (matcher.find()) {
            if (isHarmless(matcher.group(2)) && !matcher.group(3).contains("@")) {
                kept.append(kept.isEmpty() ? parameters.substring(0, 1) : next(parameters));
                kept.append(matcher.group(2)).append('=').append(matcher.group(3));
            }
        }
        return kept.toString();
    }

    private static String next(String parameters) {
        return parameters.startsWith("?") ? "&" : ";";
    }

    /** Whether it is no URL at all but {@code host=… dbname=…}. */
    static boolean isKeywords(String text) {
        return KEYWORD.matcher(text.stripLeading()).lookingAt();
    }

    static String harmlessKeywords(String text) {
        StringBuilder kept = new StringBuilder();
        Matcher matcher = KEYWORD.matcher(text);
        while (matcher.find()) {
            if (isHarmless(matcher.group(1))) {
                kept.append(kept.isEmpty() ? "" : " ").append(matcher.group());
            }
        }
        return kept.toString();
    }

    private static boolean isHarmless(String name) {
        return HARMLESS.contains(name.strip().toLowerCase(Locale.ROOT));
    }
}
