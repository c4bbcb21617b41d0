package io.driftgate.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The snapshots in our history table, of which the newest says what old texts of repeatable migrations made. */
final class KeptSnapshots {
    private final String table;
    private final String newest;

    /** @param table as SQL names it */
    KeptSnapshots(String table) {
        this.table = table;
        newest = "(SELECT max(id) FROM " + table + " WHERE snapshot IS NOT NULL)";
    }

    /** Keeps the schema as it is now, with the newest row; nowhere if there is none. */
    void keep(Connection connection, byte[] snapshot) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + table + " SET snapshot = ? WHERE id = (SELECT max(id) FROM " + table + ")")) {
            update.setBytes(1, snapshot);
            update.executeUpdate();
        }
    }

    /** The newest of all; null if the row of that version has another one, or none. */
    byte @Nullable [] newestOf(Connection connection, String version) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT snapshot FROM " + table + " WHERE version = ? AND id = " + newest)) {
            query.setString(1, version);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    /** Before the row of that version goes: if it has the newest, that goes to the last of the others. */
    void handOn(Connection connection, String version) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + table
                + " SET snapshot = (SELECT snapshot FROM " + table + " WHERE version = ?)"
                + " WHERE id = (SELECT max(id) FROM " + table + " WHERE version <> ?)"
                + " AND (SELECT id FROM " + table + " WHERE version = ?) = " + newest)) {
            for (int i = 1; i <= 3; i++) {
                update.setString(i, version);
            }
            update.executeUpdate();
        }
    }
}
