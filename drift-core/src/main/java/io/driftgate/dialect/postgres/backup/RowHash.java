package io.driftgate.dialect.postgres.backup;

import io.driftgate.schema.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The expression that hashes a row of {@code t}: each column's text, with the hash of those before it as the seed. To have the server
 * write out the whole row first takes it four times as long.
 */
final class RowHash {
    /** So many yes-or-no answers go into one number. */
    private static final int BITS = 60;

    /**
     * Of the server's own types the cast to text says all there is to say, but for {@code char}, whose cast leaves out blanks. What a
     * user's type casts to is for the user to say; as a row its own output is written.
     */
    private static final String COLUMNS = """
            SELECT a.attrelid, a.attname,
              t.typtype = 'b' AND t.oid < 16384 AND t.oid <> 'pg_catalog.bpchar'::pg_catalog.regtype
            FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            WHERE c.relkind = 'r' AND c.relnamespace <> 'pg_catalog'::pg_catalog.regnamespace AND a.attnum > 0
              AND NOT a.attisdropped
            ORDER BY a.attrelid, a.attnum""";

    private final List<String> casts = new ArrayList<>();
    private final List<String> nullable = new ArrayList<>();

    private RowHash() {}

    /** One for each table, by OID. */
    static Map<Long, RowHash> of(Connection connection) throws SQLException {
        Map<Long, RowHash> tables = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getLong(1), table -> new RowHash())
                        .add("t." + Identifier.quote(rows.getString(2)), rows.getBoolean(3));
            }
        }
        return tables;
    }

    /** Of a table without columns. */
    static RowHash ofNothing() {
        return new RowHash();
    }

    private void add(String column, boolean hasCast) {
        if (hasCast) {
            casts.add("coalesce(" + column + "::text, '')");
            nullable.add(column);
        } else {
            casts.add("ROW(" + column + ")::text");
        }
    }

    /** A bigint, never null. */
    String sql() {
        String hash = "0";
        for (int i = 0; i < nullable.size(); i += BITS) {
            hash = "pg_catalog.hashint8extended(" + nulls(nullable.subList(i, Math.min(i + BITS, nullable.size())))
                    + ", " + hash + ")";
        }
        for (String cast : casts) {
            hash = "pg_catalog.hashtextextended(" + cast + " COLLATE \"C\", " + hash + ")";
        }
        return hash + "::bigint";
    }

    /** Which of them are null, as an empty text is not. */
    private static String nulls(List<String> columns) {
        List<String> bits = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            bits.add("CASE WHEN " + columns.get(i) + " IS NULL THEN " + (1L << i) + " ELSE 0 END");
        }
        return "(" + String.join(" + ", bits) + ")::bigint";
    }
}
