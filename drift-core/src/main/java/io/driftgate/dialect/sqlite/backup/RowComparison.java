package io.driftgate.dialect.sqlite.backup;

import io.driftgate.dialect.Contents;
import io.driftgate.dialect.TableContent;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Compares the rows of a database with those of its copy, each with the one of the same key, value by value. SQLite does it in one
 * statement a table, so that no row leaves it. Within one transaction of the connection, to which it attaches the copy.
 */
final class RowComparison {
    private static final String COPY = "driftgate_copy";

    /** An expression may be 1,000 deep (sqlite.org/limits.html), and a table has up to 2,000 columns. */
    private static final int COLUMNS_A_GROUP = 100;

    private final Connection connection;
    private final List<TableContent> here = new ArrayList<>();
    private final List<TableContent> there = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private RowComparison(Connection connection) {
        this.connection = connection;
    }

    /**
     * What was found.
     *
     * @param here what the database holds
     * @param there what the copy holds
     * @param problems tables whose rows are as many and not the same, one sentence each
     */
    record Found(Contents here, Contents there, List<String> problems) {}

    /** @param compared the tables whose rows are compared; the others are counted */
    static Found of(Connection connection, Path copy, Predicate<ObjectPath> compared) throws SQLException {
        Pragma.execute(connection, "ATTACH " + literal(copy.toUri() + "?mode=ro") + " AS " + COPY);
        RowComparison comparison = new RowComparison(connection);
        for (String table : TableRows.tables(connection)) {
            comparison.table(table, compared.test(TableRows.path(table)));
        }
        return new Found(
                Contents.of(comparison.here, Map.of()),
                Contents.of(comparison.there, Map.of()),
                List.copyOf(comparison.problems));
    }

    private void table(String table, boolean compared) throws SQLException {
        ObjectPath path = TableRows.path(table);
        long own = TableRows.count(connection, "main", table);
        long copied = TableRows.count(connection, COPY, table);
        List<String> key = compared ? key(table) : List.of();
        if (key.isEmpty()) {
            here.add(TableContent.counted(path, own));
            there.add(TableContent.counted(path, copied));
            return;
        }
        here.add(TableContent.compared(path, own));
        there.add(TableContent.compared(path, copied));
        long others = others(table, key);
        if (others > 0) {
            problems.add(path + ": " + others + (others == 1 ? " row is" : " rows are") + " not what was there");
        }
    }

    /** How many rows have none of their key in the copy, or another one. */
    private long others(String table, List<String> key) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql(table, key))) {
            row.next();
            return row.getLong(1);
        }
    }

    private String sql(String table, List<String> key) throws SQLException {
        String name = Identifier.quote(table);
        String same =
                key.stream().map(column -> "b." + column + " = a." + column).collect(Collectors.joining(" AND "));
        // The scan of the table itself reads what the copy was made of; an index might hold something else.
        String scan = isRowid(key) ? " a NOT INDEXED" : " a";
        return "SELECT count(*) FROM main." + name + scan + " LEFT JOIN " + COPY + "." + name + " b ON " + same
                + " WHERE b." + key.get(0) + " IS NULL OR NOT (" + equal(table) + ")";
    }

    /** Virtual generated columns follow from the others. */
    private String equal(String table) throws SQLException {
        List<String> columns = Pragma.strings(
                connection,
                "SELECT name FROM pragma_table_xinfo(" + literal(table)
                        + ", 'main') WHERE hidden IN (0, 3) ORDER BY cid");
        List<String> groups = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += COLUMNS_A_GROUP) {
            groups.add(columns.subList(from, Math.min(columns.size(), from + COLUMNS_A_GROUP)).stream()
                    .map(Identifier::quote)
                    .map(column -> "a." + column + " COLLATE BINARY IS b." + column)
                    .collect(Collectors.joining(" AND ", "(", ")")));
        }
        return String.join(" AND ", groups);
    }

    /** What a row is found by: its rowid, or the primary key of a table without; empty where columns hide the rowid. */
    private List<String> key(String table) throws SQLException {
        if (isWithoutRowid(table)) {
            return Pragma.strings(
                            connection,
                            "SELECT name FROM pragma_table_xinfo(" + literal(table)
                                    + ", 'main') WHERE pk > 0 ORDER BY pk")
                    .stream()
                    .map(Identifier::quote)
                    .toList();
        }
        List<String> columns = Pragma.strings(
                connection, "SELECT lower(name) FROM pragma_table_xinfo(" + literal(table) + ", 'main')");
        return List.of("rowid", "_rowid_", "oid").stream()
                .filter(name -> !columns.contains(name))
                .limit(1)
                .toList();
    }

    private boolean isWithoutRowid(String table) throws SQLException {
        return !Pragma.strings(
                        connection,
                        "SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND wr = 1 AND name = " + literal(table))
                .isEmpty();
    }

    private static boolean isRowid(List<String> key) {
        return !key.get(0).startsWith("\"");
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
