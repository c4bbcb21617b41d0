package io.driftgate.connection;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.sql.SQLException;

/** Tells whether a server that does not answer now may answer soon. */
final class StartingServer {
    private StartingServer() {}

    /**
     * Refused, cut off (a container's port is open before its server is), or {@code 57P03 the database system is starting up}; or a SQLite file that another
     * program holds for itself.
     */
    static boolean mayBe(SQLException error) {
        if ("57P03".equals(error.getSQLState()) || SqliteFile.isBusy(error)) {
            return true;
        }
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof EOFException
                    || cause instanceof SocketException) {
                return true;
            }
        }
        return false;
    }
}
