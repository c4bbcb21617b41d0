package io.driftgate.dialect.postgres.catalog;

import io.driftgate.schema.Identifier;

/** How operators are named: the symbol is never quoted. */
final class Operators {

    private Operators() {}

    static String qualified(String schema, String symbol) {
        return schema.equals("pg_catalog") ? symbol : Identifier.quoteIfNeeded(schema) + "." + symbol;
    }
}
