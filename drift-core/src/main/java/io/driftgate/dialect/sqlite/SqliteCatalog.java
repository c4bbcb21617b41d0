package io.driftgate.dialect.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What SQLite tells of one schema, in five statements whatever its size. */
record SqliteCatalog(
        List<Entry> entries,
        Map<String, Relation> relations,
        Map<String, List<Column>> columns,
        int applicationId,
        String encoding) {

    /**
     * A row of {@code sqlite_schema}; indexes that SQLite made itself for a constraint are left out.
     *
     * @param type table, view, index or trigger
     * @param relation the relation it belongs to, spelled as whoever wrote the statement liked
     */
    record Entry(String type, String name, String relation, String sql) {}

    /** @param type table, view, virtual or shadow */
    record Relation(String type, boolean withoutRowid, boolean strict) {}

    /** @param number from 0, in the order of the table */
    record Column(
            int number,
            String name,
            String type,
            boolean notNull,
            @Nullable String defaultText) {}

    static SqliteCatalog read(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return new SqliteCatalog(
                    entries(statement, schema),
                    relations(connection, schema),
                    columns(connection, schema),
                    applicationId(statement, schema),
                    encoding(statement));
        }
    }

    private static List<Entry> entries(Statement statement, String schema) throws SQLException {
        String sql = "SELECT type, name, tbl_name, sql FROM " + SqliteDialect.quote(schema)
                + ".sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
        List<Entry> entries = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                entries.add(new Entry(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return entries;
    }

    private static Map<String, Relation> relations(Connection connection, String schema) throws SQLException {
        Map<String, Relation> relations = new HashMap<>();
        String sql = "SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    relations.put(
                            rows.getString(1), new Relation(rows.getString(2), rows.getBoolean(3), rows.getBoolean(4)));
                }
            }
        }
        return relations;
    }

    /**
     * Not of views and virtual tables: theirs follow from their definitions, and a broken one would fail the whole query. Sorted
     * here: SQLite would sort all columns of all tables, with their texts.
     */
    private static Map<String, List<Column>> columns(Connection connection, String schema) throws SQLException {
        String sql =
                "SELECT t.name, c.cid, c.name, c.type, c.\"notnull\", c.dflt_value FROM " + SqliteDialect.quote(schema)
                        + ".sqlite_schema t JOIN pragma_table_xinfo(t.name, ?) c WHERE t.type = 'table' AND t.rootpage <> 0";
        Map<String, List<Column>> columns = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
                            .add(column(rows, 2));
                }
            }
        }
        columns.values().forEach(list -> list.sort(Comparator.comparingInt(Column::number)));
        return columns;
    }

    /** What SQLite says of one relation; null if there is none of that very name. */
    static @Nullable Relation relation(Connection connection, String schema, String name) throws SQLException {
        String sql = "SELECT type, wr, strict FROM pragma_table_list(?) WHERE schema = ? AND name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.setString(2, schema);
            statement.setString(3, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Relation(row.getString(1), row.getBoolean(2), row.getBoolean(3)) : null;
            }
        }
    }

    /** The columns of one table. */
    static List<Column> columns(Connection connection, String schema, String table) throws SQLException {
        String sql = "SELECT cid, name, type, \"notnull\", dflt_value FROM pragma_table_xinfo(?, ?) ORDER BY cid";
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            statement.setString(2, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(column(rows, 1));
                }
            }
        }
        return columns;
    }

    /** @param from the number of the first of its five columns */
    private static Column column(ResultSet rows, int from) throws SQLException {
        return new Column(
                rows.getInt(from),
                rows.getString(from + 1),
                rows.getString(from + 2),
                rows.getBoolean(from + 3),
                rows.getString(from + 4));
    }

    private static int applicationId(Statement statement, String schema) throws SQLException {
        try (ResultSet rows = statement.executeQuery("PRAGMA " + SqliteDialect.quote(schema) + ".application_id")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private static String encoding(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("PRAGMA encoding")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
