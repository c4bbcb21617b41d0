package io.driftgate.dialect.postgres.catalog;

import io.driftgate.dialect.postgres.catalog.Selection.Part;
import java.sql.SQLException;

/** How many rows of the selected tables, and of all relations, the transaction has written itself. Not thread-safe. */
final class OwnRows {
    private static final String RELATIONS = "select count(*) as relations from pg_class where age(xmin) <= 0";

    private static final String CONSTRAINTS = """
            select count(*) filter (where contype in ('p', 'u', 'f', 'c', 'x', 'n')) as constraints,
              count(*) filter (where contype = 'f') as keys, count(*) filter (where contype = 'n') as names
            from pg_constraint where age(xmin) <= 0""";

    private long relations;
    private long constraints;
    private long foreignKeys;
    private long notNulls;

    /** Counts what is selected. */
    void read(Catalog catalog) throws SQLException {
        if (catalog.has(Part.OWN_RELATION)) {
            catalog.each(RELATIONS, row -> relations = row.oid("relations"));
        }
        if (catalog.isExact() && catalog.has(Part.CONSTRAINT)) {
            catalog.each(CONSTRAINTS + catalog.only("conrelid"), row -> {
                constraints = row.oid("constraints");
                foreignKeys = row.oid("keys");
                notNulls = row.oid("names");
            });
        }
    }

    long relations() {
        return relations;
    }

    /** Of the kinds that are known. */
    long constraints() {
        return constraints;
    }

    long foreignKeys() {
        return foreignKeys;
    }

    long notNulls() {
        return notNulls;
    }
}
