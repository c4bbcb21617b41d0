package io.driftgate.connection;

import java.util.regex.Pattern;

/** Shows JDBC URLs without what is secret in them. */
public final class JdbcUrl {
    /** {@code //user:password@host}. The password may hold an {@code @} or a slash, so the last {@code @} of the authority ends it. */
    private static final Pattern USER_INFO = Pattern.compile("//[^/?;]*@|//[^?;\\s]*:[^?;\\s]*@");

    /** {@code ?password=…}, {@code &sslpassword=…}, {@code ;pwd=…}; a value in braces (SQL Server) may hold a semicolon. */
    private static final Pattern SECRET = Pattern.compile(
            "([?&;,(])([^=?&;,()]*(?:password|passwd|pwd|passphrase|secret|token|key)[^=?&;,()]*)=(\\{[^}]*}|[^&;]*)",
            Pattern.CASE_INSENSITIVE);

    private JdbcUrl() {}

    /** The URL with its user info removed and the values of secret parameters replaced by {@code ***}. */
    public static String shown(String url) {
        String withoutUser = USER_INFO.matcher(url).replaceAll("//");
        return SECRET.matcher(withoutUser).replaceAll("$1$2=***");
    }
}
