package io.driftgate.dialect.postgres.catalog;

import java.sql.SQLException;

/** What the columns of relations are called, for their members' sake; they are no objects of the read themselves. */
final class ColumnNameQuery {
    private static final String SQL = "select attrelid, attnum, attname, atttypid, attcollation from pg_attribute"
            + " where attnum > 0 and not attisdropped";

    private ColumnNameQuery() {}

    static void read(Catalog catalog) throws SQLException {
        catalog.each(SQL + catalog.only("attrelid"), row -> {
            Relation relation = catalog.relation(row.oid("attrelid"));
            if (relation != null) {
                relation.column(
                        row.number("attnum"), row.name("attname"), row.oid("atttypid"), row.oid("attcollation"));
            }
        });
    }
}
