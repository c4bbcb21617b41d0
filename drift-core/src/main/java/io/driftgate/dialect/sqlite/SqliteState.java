package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.SqliteCatalog.Entry;
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
import org.jspecify.annotations.Nullable;

/**
 * All that a read of a SQLite database follows from.
 *
 * @param settings encoding and application ids
 * @param rows of {@code sqlite_schema}, by schema
 */
record SqliteState(List<String> settings, Map<String, List<Row>> rows) {

    /**
     * One of them.
     *
     * @param relation the name of its table, as written there
     * @param stored whether it has pages of its own; a view, a trigger and a virtual table have none
     * @param sql null for an index that SQLite made for a constraint
     */
    record Row(
            String type,
            String name,
            String relation,
            boolean stored,
            @Nullable String sql) {

        boolean isRelation() {
            return type.equals("table") || type.equals("view");
        }

        boolean isVirtual() {
            return type.equals("table") && !stored;
        }

        /** What SQLite keeps for itself, such as {@code sqlite_sequence}. */
        boolean isInternal() {
            return relation.startsWith("sqlite_");
        }

        Entry entry() {
            return new Entry(type, name, relation, String.valueOf(sql));
        }
    }

    static SqliteState now(Connection connection) throws SQLException {
        List<String> settings = new ArrayList<>();
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        List<String> attached = SqliteDialect.attached(connection);
        try (Statement statement = connection.createStatement()) {
            settings.add(first(statement, "PRAGMA encoding"));
            for (String schema : attached) {
                settings.add(first(statement, "PRAGMA " + SqliteDialect.quote(schema) + ".application_id"));
                rows.put(schema, rows(statement, schema));
            }
        }
        return new SqliteState(settings, rows);
    }

    private static String first(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private static List<Row> rows(Statement statement, String schema) throws SQLException {
        String sql = "SELECT type, name, tbl_name, rootpage <> 0, sql FROM " + SqliteDialect.quote(schema)
                + ".sqlite_schema ORDER BY type, name";
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(new Row(
                        String.valueOf(rows.getString(1)),
                        String.valueOf(rows.getString(2)),
                        String.valueOf(rows.getString(3)),
                        rows.getBoolean(4),
                        rows.getString(5)));
            }
        }
        return found;
    }

    /** The rows that only one of the two states has: those of what came, went or became different. */
    Set<Row> different(SqliteState other, String schema) {
        Set<Row> mine = new HashSet<>(rows.getOrDefault(schema, List.of()));
        Set<Row> others = new HashSet<>(other.rows.getOrDefault(schema, List.of()));
        Set<Row> different = new HashSet<>(mine);
        different.removeAll(others);
        others.removeAll(mine);
        different.addAll(others);
        return different;
    }
}
