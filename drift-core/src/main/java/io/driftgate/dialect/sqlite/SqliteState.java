package io.driftgate.dialect.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a read of a SQLite database follows from.
 *
 * @param versions of every schema: how often it was changed, by this connection and any other (sqlite.org/pragma.html,
 *     {@code schema_version}), and whether another one committed since (there, {@code data_version})
 * @param settings encoding and application ids
 * @param rows of {@code sqlite_schema}, by schema
 */
record SqliteState(List<String> versions, List<String> settings, Map<String, List<SqliteRow>> rows) {
    private static final SqliteState NONE = new SqliteState(List.of(), List.of(), Map.of());

    static SqliteState now(Connection connection) throws SQLException {
        return NONE.next(connection);
    }

    /** The state now, of which most is as it was. */
    SqliteState next(Connection connection) throws SQLException {
        List<String> attached = SqliteDialect.attached(connection);
        List<String> settings = new ArrayList<>();
        Map<String, List<SqliteRow>> now = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            List<String> versions = versions(statement, attached);
            settings.add(pragma(statement, "encoding"));
            for (String schema : attached) {
                settings.add(pragma(statement, SqliteDialect.quote(schema) + ".application_id"));
                now.put(schema, rows(statement, schema, rows.getOrDefault(schema, List.of())));
            }
            return new SqliteState(versions, settings, now);
        }
    }

    /**
     * Whether it still is the state, if all that this connection did since was to write rows and to end its transaction: pragmas
     * that set something are not noticed.
     */
    boolean stands(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return versions.equals(versions(statement, SqliteDialect.attached(connection)));
        }
    }

    private static List<String> versions(Statement statement, List<String> attached) throws SQLException {
        List<String> versions = new ArrayList<>();
        for (String schema : attached) {
            String name = SqliteDialect.quote(schema);
            versions.add(schema + " " + pragma(statement, name + ".schema_version") + " "
                    + pragma(statement, name + ".data_version"));
        }
        return versions;
    }

    private static String pragma(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private static List<SqliteRow> rows(Statement statement, String schema, List<SqliteRow> known) throws SQLException {
        String sql = "SELECT " + SqliteRow.COLUMNS + " FROM " + SqliteDialect.quote(schema) + ".sqlite_schema";
        try (ResultSet rows = statement.executeQuery(sql)) {
            return SqliteRow.all(rows, known);
        }
    }

    /** The rows that only one of the two states has: those of what came, went or became different. */
    Set<SqliteRow> different(SqliteState other, String schema) {
        List<SqliteRow> mine = rows.getOrDefault(schema, List.of());
        List<SqliteRow> others = other.rows.getOrDefault(schema, List.of());
        int same = 0;
        while (same < mine.size() && same < others.size() && mine.get(same).equals(others.get(same))) {
            same++;
        }
        Set<SqliteRow> different = new HashSet<>(mine.subList(same, mine.size()));
        for (SqliteRow row : others.subList(same, others.size())) {
            if (!different.remove(row)) {
                different.add(row);
            }
        }
        return different;
    }
}
