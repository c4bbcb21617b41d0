package io.driftgate.connection;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.function.Predicate;

/** Says why there is no connection: place, cause, remedy. */
final class Refusal {
    private Refusal() {}

    static String sentence(Database database, SQLException error) {
        String shown = database.shownUrl();
        String state = String.valueOf(error.getSQLState());
        String text = text(database, error);
        return switch (state) {
            case "28P01" -> "Cannot log in to " + shown + ": " + text + "; check the user and the password.";
            case "28000" ->
                "Cannot log in to " + shown + ": " + text + "; check the user, or let this host in (pg_hba.conf).";
            case "3D000" -> "Cannot connect to " + shown + ": " + text + "; check the name behind the host in the URL.";
            case "57P03" -> "Cannot connect to " + shown + ": " + text + "; give it more time with db.connectTimeout.";
            case "53300" -> "Cannot connect to " + shown + ": " + text + "; end other sessions, or try again later.";
            default -> unreachable(database, text, error);
        };
    }

    private static String unreachable(Database database, String text, SQLException error) {
        String shown = database.shownUrl();
        if (caused(error, UnknownHostException.class::isInstance)) {
            if (database.url().contains("@") && !shown.contains("@")) {
                return "Cannot connect to " + shown
                        + ": its driver takes no user before the host; take it out of the URL"
                        + " and set db.user and db.password.";
            }
            return "Cannot connect to " + shown + ": its host is not known; check the host in the URL.";
        }
        if (caused(error, SocketTimeoutException.class::isInstance)) {
            return "Cannot connect to " + shown
                    + ": its host does not answer; check the host, the port and what lies between.";
        }
        if (caused(error, ConnectException.class::isInstance)) {
            return "Cannot connect to " + shown
                    + ": the connection was refused; check host and port, and that the server"
                    + " runs, or give a starting one time with db.connectTimeout.";
        }
        if (text.contains("no password was provided")) {
            return "Cannot log in to " + shown + ": the server asks for a password and none is set; set db.password.";
        }
        if (SqliteFile.isBusy(error)) {
            return "Cannot open " + shown
                    + ": another program has locked the whole database; wait until it is done or end it, or give it time"
                    + " with db.connectTimeout.";
        }
        if (SqliteFile.isNoDatabase(error)) {
            return "Cannot open " + shown + ": the file is not a SQLite database; check the path in the URL.";
        }
        if (SqliteFile.isDamaged(error)) {
            return "Cannot open " + shown + ": the file is a damaged SQLite database; restore it from a backup.";
        }
        if (caused(error, EOFException.class::isInstance) || caused(error, SocketException.class::isInstance)) {
            return "Cannot connect to " + shown
                    + ": the connection was cut while it was set up; check that a database server, and no proxy or firewall,"
                    + " answers there.";
        }
        return "Cannot connect to " + shown + ": " + text + "; check the URL.";
    }

    private static boolean caused(Throwable error, Predicate<Throwable> kind) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (kind.test(cause)) {
                return true;
            }
        }
        return false;
    }

    /** What the server or driver says, on one line, without severity, full stop and secrets. */
    private static String text(Database database, SQLException error) {
        String first = String.valueOf(error.getMessage()).lines().findFirst().orElse("no reason given");
        String plain = first.replaceFirst("^(FATAL|ERROR|PANIC): ", "").replaceFirst("\\.$", "");
        return new Secrets(database).hidden(plain);
    }
}
