package io.driftgate.source;

import java.sql.SQLException;

/** The one line of an SQL error that a person needs. */
public final class ErrorText {
    private static final String SQLITE_PREFIX = "SQL error or missing database (";

    private ErrorText() {}

    public static String of(SQLException error) {
        String message = String.valueOf(error.getMessage()).strip();
        int sqlite = message.indexOf(SQLITE_PREFIX);
        if (sqlite >= 0 && message.endsWith(")")) {
            return message.substring(sqlite + SQLITE_PREFIX.length(), message.length() - 1);
        }
        String first = message.lines().findFirst().orElse("");
        return first.startsWith("ERROR: ") ? first.substring("ERROR: ".length()) : first;
    }
}
