package io.driftgate.dialect.sqlite.backup;

import io.driftgate.dialect.Contents;
import io.driftgate.dialect.TableContent;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Counts and hashes the rows of every table that has pages of its own, in the order in which it keeps them, as SQLite writes their
 * values as SQL. Within one transaction of the connection.
 */
final class ContentHash {
    private static final String TABLES = """
            SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name""";

    /** Below SQLite's limit of arguments. */
    private static final int COLUMNS_A_TEXT = 100;

    private final Connection connection;

    ContentHash(Connection connection) {
        this.connection = connection;
    }

    static ObjectPath path(String table) {
        return ObjectPath.of("main", table);
    }

    Contents read(Predicate<ObjectPath> hashed) throws SQLException {
        List<TableContent> contents = new ArrayList<>();
        for (String table : Pragma.strings(connection, TABLES)) {
            ObjectPath path = path(table);
            contents.add(hashed.test(path) ? hashed(table) : counted(table));
        }
        return Contents.of(contents, Map.of());
    }

    private TableContent counted(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM main." + Identifier.quote(table))) {
            row.next();
            return new TableContent(path(table), row.getLong(1), null);
        }
    }

    private TableContent hashed(String table) throws SQLException {
        List<String> texts = texts(table);
        String sql = "SELECT " + String.join(", ", texts) + " FROM main." + Identifier.quote(table) + " NOT INDEXED";
        MessageDigest digest = sha256();
        long rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows++;
                for (int i = 1; i <= texts.size(); i++) {
                    digest.update(found.getBytes(i));
                }
                digest.update((byte) '\n');
            }
        }
        return new TableContent(path(table), rows, HexFormat.of().formatHex(digest.digest()));
    }

    /** Expressions that give all values of a row; virtual generated columns follow from the others. */
    private List<String> texts(String table) throws SQLException {
        List<String> columns = Pragma.strings(
                connection,
                "SELECT name FROM pragma_table_xinfo(" + literal(table)
                        + ", 'main') WHERE hidden IN (0, 3) ORDER BY cid");
        List<String> texts = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += COLUMNS_A_TEXT) {
            texts.add(columns.subList(from, Math.min(columns.size(), from + COLUMNS_A_TEXT)).stream()
                    .map(column -> "quote(" + Identifier.quote(column) + ")")
                    .collect(Collectors.joining(", ", "concat_ws(',', ", ")")));
        }
        return texts;
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
