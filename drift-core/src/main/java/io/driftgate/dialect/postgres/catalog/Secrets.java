package io.driftgate.dialect.postgres.catalog;

import java.util.regex.Pattern;

/** Keeps passwords that a database stores in options and settings out of what is read. */
final class Secrets {
    private static final Pattern NAME = Pattern.compile(
            "passw|pwd|passphrase|passcode|secret|token|credential|api_?key|access_?key|private_?key|account_?key",
            Pattern.CASE_INSENSITIVE);

    /** A connection string inside a value: {@code host=a password='b c'}, {@code //user:password@host}. */
    private static final Pattern WITHIN =
            Pattern.compile("(passw\\w*\\s*=\\s*)('[^']*'|\\S+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern USER_INFO = Pattern.compile("(//[^/?\\s:@]*):[^/?\\s]*@");

    private Secrets() {}

    static String masked(String name, String value) {
        if (NAME.matcher(name).find()) {
            return "***";
        }
        String bare = WITHIN.matcher(value).replaceAll("$1***");
        return USER_INFO.matcher(bare).replaceAll("$1:***@");
    }
}
