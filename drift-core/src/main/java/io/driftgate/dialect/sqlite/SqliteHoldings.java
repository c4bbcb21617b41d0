package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.Held;
import io.driftgate.dialect.Holdings;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Counts on the main database; SQLite keeps its own sequences in step with their columns. */
final class SqliteHoldings implements Holdings {
    static final String TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            + " AND substr(name, 1, 7) <> 'sqlite_'";

    /** A compound SELECT has at most 500 terms (sqlite.org/limits.html). */
    static final int AT_ONCE = 400;

    @Override
    public Held count(Connection connection, List<String> schemas, boolean deep) throws SQLException {
        Map<ObjectPath, Held.Table> tables = new HashMap<>();
        counts(connection)
                .forEach((table, rows) -> tables.put(ObjectPath.of("main", table), new Held.Table(rows, true, 0)));
        return new Held(
                number(connection, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"),
                tables,
                orphans(connection),
                Map.of(),
                unreadable(connection),
                deep ? damage(connection) : List.of(),
                List.of(),
                OptionalLong.of(number(connection, "SELECT data_version FROM pragma_data_version")));
    }

    @Override
    public Map<String, String> unreadable(Connection connection) throws SQLException {
        return new ViewReadings(connection).refused();
    }

    /** Only where somebody analyzed the database before: the first ANALYZE makes a table. */
    @Override
    public void analyze(Connection connection, Collection<ObjectPath> tables) throws SQLException {
        if (number(connection, "SELECT count(*) FROM main.sqlite_schema WHERE name = 'sqlite_stat1'") == 0) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (ObjectPath table : tables) {
                statement.execute("ANALYZE main." + Identifier.quote(table.name()));
            }
        }
    }

    private static Map<String, Long> counts(Connection connection) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        List<String> tables =
                rows(connection, TABLES, 1).stream().map(row -> row[0]).toList();
        for (int from = 0; from < tables.size(); from += AT_ONCE) {
            StringJoiner sql = new StringJoiner(" UNION ALL ");
            for (String table : tables.subList(from, Math.min(tables.size(), from + AT_ONCE))) {
                sql.add("SELECT " + SqlText.literal(table) + ", count(*) FROM main." + Identifier.quote(table));
            }
            rows(connection, sql.toString(), 2).forEach(row -> counts.put(row[0], Long.parseLong(row[1])));
        }
        return counts;
    }

    private static List<String> damage(Connection connection) throws SQLException {
        return rows(connection, "SELECT integrity_check FROM pragma_integrity_check", 1).stream()
                .map(row -> row[0])
                .filter(line -> !line.equals("ok"))
                .toList();
    }

    /** Counted by table and parent: rows of a rebuilt table may have other rowids. */
    static Map<String, Long> orphans(Connection connection) throws SQLException {
        Map<String, Long> found = new TreeMap<>();
        String sql = "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2";
        for (String[] row : rows(connection, sql, 3)) {
            String reference = "main." + Identifier.quoteIfNeeded(row[0]) + " to " + Identifier.quoteIfNeeded(row[1]);
            found.put(reference, Long.parseLong(row[2]));
        }
        return found;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(rows(connection, sql, 1).get(0)[0]);
    }

    static List<String[]> rows(Connection connection, String sql, int columns) throws SQLException {
        List<String[]> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                String[] row = new String[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = result.getString(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
