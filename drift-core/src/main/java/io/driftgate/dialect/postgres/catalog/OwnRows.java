package io.driftgate.dialect.postgres.catalog;

import io.driftgate.dialect.postgres.catalog.Selection.Part;
import java.sql.SQLException;

/** How many rows the transaction has written itself, of those that are read by that. Not thread-safe. */
final class OwnRows {
    private static final String RELATIONS = "select count(*) as relations from pg_class where age(xmin) <= 0";

    private long relations;
    private long constraints;
    private long foreignKeys;
    private long notNulls;

    /** Counts relations where that is asked for. */
    void read(Catalog catalog) throws SQLException {
        if (catalog.has(Part.OWN_RELATION)) {
            catalog.each(RELATIONS, row -> relations = row.oid("relations"));
        }
    }

    /**
     * @param kind as in pg_constraint
     * @param enforced whether it has triggers, if it is a foreign key
     */
    void constraint(String kind, boolean enforced) {
        constraints++;
        foreignKeys += kind.equals("f") && enforced ? 1 : 0;
        notNulls += kind.equals("n") ? 1 : 0;
    }

    long relations() {
        return relations;
    }

    /** Of whatever kind. */
    long constraints() {
        return constraints;
    }

    /** Those that are enforced. */
    long foreignKeys() {
        return foreignKeys;
    }

    long notNulls() {
        return notNulls;
    }
}
