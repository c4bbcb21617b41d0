package io.driftgate.dialect.postgres.catalog;

import io.driftgate.schema.Identifier;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * What PostgreSQL 18 and later know of a NOT NULL beyond that it is there. A name as the server itself would give says nothing:
 * it keeps an older table's name after a rename, and older servers have none.
 */
final class NotNullQuery {
    private static final Pattern GIVEN = Pattern.compile("_not_null\\d*$");

    record Column(long relation, int number) {}

    private NotNullQuery() {}

    /** Empty before PostgreSQL 18, without a query. */
    static Map<Column, String> read(Catalog catalog) throws SQLException {
        Map<Column, String> found = new HashMap<>();
        if (catalog.major() < 18) {
            return found;
        }
        String sql = "select conrelid, conkey[1] as attnum, conname, convalidated, connoinherit from pg_constraint"
                + " where contype = 'n' and conrelid <> 0 and connamespace " + catalog.inSchemas()
                + catalog.only("conrelid");
        catalog.each(sql, row -> {
            StringJoiner words = new StringJoiner(" ");
            if (!GIVEN.matcher(row.name("conname")).find()) {
                words.add(Identifier.quoteIfNeeded(row.name("conname")));
            }
            if (row.flag("connoinherit")) {
                words.add("NO INHERIT");
            }
            if (!row.flag("convalidated")) {
                words.add("NOT VALID");
            }
            if (words.length() > 0) {
                found.put(new Column(row.oid("conrelid"), row.number("attnum")), words.toString());
            }
        });
        return found;
    }
}
