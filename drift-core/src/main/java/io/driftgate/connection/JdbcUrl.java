package io.driftgate.connection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Shows JDBC URLs without what is secret in them. */
public final class JdbcUrl {
    /** MySQL's {@code (host=h,user=u,password=p)}: from the first secret on, since a password may hold any of its signs. */
    private static final Pattern IN_PARENTHESES =
            Pattern.compile("([,(])\\s*(user|password)\\w*\\s*=.*\\)", Pattern.CASE_INSENSITIVE);

    /** SQL Server's {@code password={…}}, which may hold separators; {@code }}} stands for a brace. */
    private static final Pattern IN_BRACES = Pattern.compile("=\\{(?:[^}]|}})*}");

    private JdbcUrl() {}

    /**
     * The URL with its user info removed, and all parameters but those that say which database is meant: what a parameter that
     * nobody thought of holds is not shown either. Where a URL is so wrong that its parts cannot be told from each other, rather
     * too much is left out.
     */
    public static String shown(String url) {
        if (UrlParameters.isKeywords(url)) {
            return UrlParameters.harmlessKeywords(url);
        }
        String text = IN_PARENTHESES.matcher(url).replaceAll("$1***)");
        UrlScheme scheme = UrlScheme.of(text);
        String rest = text.substring(scheme.text().length());
        if (scheme.semicolons()) {
            rest = IN_BRACES.matcher(rest).replaceAll("=");
        }
        String bare = UserInfo.removed(scheme, rest);
        int parameters = scheme.parameters(bare);
        return scheme.text() + bare.substring(0, parameters) + UrlParameters.harmless(bare.substring(parameters));
    }

    /**
     * The URL of another database of the same PostgreSQL server.
     *
     * @param url begins with {@code jdbc:postgresql:}
     */
    public static String withPostgresDatabase(String url, String database) {
        int query = url.indexOf('?');
        String place = query < 0 ? url : url.substring(0, query);
        String parameters = query < 0 ? "" : url.substring(query);
        int slashes = place.indexOf("//");
        int slash = slashes < 0 ? -1 : place.indexOf('/', slashes + 2);
        String server = slashes < 0 ? "jdbc:postgresql:" : (slash < 0 ? place : place.substring(0, slash)) + "/";
        return server + URLEncoder.encode(database, StandardCharsets.UTF_8) + parameters;
    }
}
