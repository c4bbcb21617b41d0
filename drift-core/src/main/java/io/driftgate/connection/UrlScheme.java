package io.driftgate.connection;

import java.util.Locale;
import java.util.Set;

/**
 * The beginning of a URL and what it says about the rest.
 *
 * @param text such as {@code jdbc:postgresql:} or {@code jdbc:oracle:thin:}; without JDBC's mark {@code postgresql:}
 * @param product such as {@code postgresql}
 */
record UrlScheme(String text, String product) {
    /** Databases in a file or in memory: what follows is a path, and may hold an {@code @}. */
    private static final Set<String> LOCAL = Set.of("sqlite", "h2", "hsqldb", "derby", "duckdb");

    /** Their parameters begin at a question mark; the others' may begin at a semicolon, too. */
    private static final Set<String> QUESTION_MARK_ONLY =
            Set.of("postgresql", "postgres", "mysql", "mariadb", "oracle", "sqlite", "duckdb");

    static UrlScheme of(String url) {
        int from = url.startsWith("jdbc:") ? 5 : 0;
        int end = url.indexOf(':', from);
        if (end < 0) {
            return new UrlScheme("", "");
        }
        String product = url.substring(from, end).toLowerCase(Locale.ROOT);
        int driver = product.equals("oracle") ? url.indexOf(':', end + 1) : -1;
        return new UrlScheme(url.substring(0, (driver < 0 ? end : driver) + 1), product);
    }

    boolean isLocal() {
        return LOCAL.contains(product);
    }

    boolean isOracle() {
        return product.equals("oracle");
    }

    boolean semicolons() {
        return !QUESTION_MARK_ONLY.contains(product);
    }

    /** Where the parameters begin, or the length: {@code ?a=b}, {@code ;a=b}, DB2's {@code :a=b} behind the database. */
    int parameters(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '?' || (semicolons() && (c == ';' || (c == ':' && isPair(rest, i))))) {
                return i;
            }
        }
        return rest.length();
    }

    private static boolean isPair(String rest, int colon) {
        return rest.lastIndexOf('/', colon) > 1 && rest.substring(colon + 1).matches("[A-Za-z_]\\w*=.*");
    }
}
