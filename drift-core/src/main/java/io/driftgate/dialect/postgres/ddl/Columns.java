package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.COLLATION;
import static io.driftgate.schema.Property.COMPRESSION;
import static io.driftgate.schema.Property.DEFAULT;
import static io.driftgate.schema.Property.GENERATED;
import static io.driftgate.schema.Property.GENERATED_STORAGE;
import static io.driftgate.schema.Property.IDENTITY;
import static io.driftgate.schema.Property.NOT_NULL_CONSTRAINT;
import static io.driftgate.schema.Property.NULLABLE;
import static io.driftgate.schema.Property.OPTIONS;
import static io.driftgate.schema.Property.TYPE;

import io.driftgate.schema.SchemaObject;

/** Columns as they stand in CREATE TABLE. */
final class Columns {

    private Columns() {}

    /** @param foreign whether the table is a foreign one, whose columns have options that are not their storage's */
    static String definition(SchemaObject column, boolean foreign) {
        Sql sql = new Sql(Names.name(column.path().name()))
                .add("", column.get(TYPE))
                .add("COMPRESSION", column.get(COMPRESSION))
                .list("OPTIONS", foreign ? column.get(OPTIONS) : null);
        String collation = column.get(COLLATION);
        sql.add("COLLATE", collation == null ? null : Names.fact(collation));
        return value(sql, column).toString();
    }

    /** As a column of a typed table; empty if there is nothing to say but what the type says. */
    static String ofType(SchemaObject column) {
        String options = value(new Sql(""), column).toString().strip();
        return options.isEmpty() ? "" : Names.name(column.path().name()) + " WITH OPTIONS " + options;
    }

    private static Sql value(Sql sql, SchemaObject column) {
        sql.add("DEFAULT", column.get(DEFAULT));
        String generated = column.get(GENERATED);
        if (generated != null) {
            sql.add("GENERATED ALWAYS AS (" + generated + ")", column.get(GENERATED_STORAGE));
        }
        if (column.facts().has(IDENTITY)) {
            sql.add(IdentityClause.of(column));
        }
        NotNull notNull = NotNull.of(column.get(NOT_NULL_CONSTRAINT));
        return sql.when("false".equals(column.get(NULLABLE)) && notNull.valid(), notNull.inline());
    }
}
