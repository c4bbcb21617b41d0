package io.driftgate.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a history table as they were before a script that may drop, empty or edit it. Snapshots are left out: the run
 * writes a new one.
 */
final class HistoryCopy {
    private static final List<String> COLUMNS = List.of(
            "id",
            "version",
            "description",
            "applied_at",
            "applied_by",
            "checksum",
            "checksum_algorithm",
            "kind",
            "state",
            "unit",
            "script",
            "duration_ms",
            "written_tables");
    private static final String SAVEPOINT = "driftgate_history";

    private final String table;
    private final Map<Long, List<Object>> rows = new LinkedHashMap<>();

    private HistoryCopy(String table) {
        this.table = table;
    }

    /** @param table its name, quoted for SQL */
    static HistoryCopy of(Connection connection, String table) throws SQLException {
        HistoryCopy copy = new HistoryCopy(table);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT " + String.join(", ", COLUMNS) + " FROM " + table + " ORDER BY id")) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= COLUMNS.size(); i++) {
                    row.add(result.getObject(i));
                }
                copy.rows.put(result.getLong(1), row);
            }
        }
        return copy;
    }

    /** Whether the table still has all its columns; a savepoint keeps the transaction alive where it does not. */
    boolean isWhole(Connection connection) throws SQLException {
        return answers(
                connection, "SELECT " + String.join(", ", COLUMNS) + ", snapshot FROM " + table + " WHERE 1 = 0");
    }

    /** The versions that a table of another shape lists, which the script made; none if there is no such table. */
    List<String> foreignVersions(Connection connection) throws SQLException {
        String query = "SELECT version FROM " + table;
        List<String> versions = new ArrayList<>();
        if (answers(connection, query)) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    versions.add(row.getString(1));
                }
            }
        }
        return versions;
    }

    /** Puts back what is gone or has another version now; into an empty table everything. */
    void restore(Connection connection) throws SQLException {
        Map<Long, String> now = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, version FROM " + table)) {
            while (row.next()) {
                now.put(row.getLong(1), row.getString(2));
            }
        }
        for (Map.Entry<Long, List<Object>> row : rows.entrySet()) {
            Object version = row.getValue().get(1);
            if (!version.equals(now.get(row.getKey()))) {
                remove(connection, row.getKey(), version);
                insert(connection, row.getValue());
            }
        }
    }

    private void remove(Connection connection, long id, Object version) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table + " WHERE id = ? OR version = ?")) {
            delete.setLong(1, id);
            delete.setObject(2, version);
            delete.executeUpdate();
        }
    }

    private void insert(Connection connection, List<Object> row) throws SQLException {
        String marks = "?" + ", ?".repeat(COLUMNS.size() - 1);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + table + " (" + String.join(", ", COLUMNS) + ") VALUES (" + marks + ")")) {
            for (int i = 0; i < row.size(); i++) {
                insert.setObject(i + 1, row.get(i));
            }
            insert.executeUpdate();
        }
    }

    private static boolean answers(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SAVEPOINT " + SAVEPOINT);
            try (ResultSet rows = statement.executeQuery(query)) {
                rows.next();
            } catch (SQLException missing) {
                statement.execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
                return false;
            }
            statement.execute("RELEASE SAVEPOINT " + SAVEPOINT);
            return true;
        }
    }
}
