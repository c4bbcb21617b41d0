package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.DEFINITION;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;

/** Conversions between encodings. */
final class ConversionQuery {
    private static final String SQL = """
            select c.oid, c.conname, c.connamespace, c.conowner,
              case when c.condefault then 'DEFAULT ' else '' end || 'FOR ''' || pg_encoding_to_char(c.conforencoding)
                || ''' TO ''' || pg_encoding_to_char(c.contoencoding) || ''' FROM ' || c.conproc::text as definition
            from pg_conversion c where c.connamespace\s""";

    private ConversionQuery() {}

    static void read(Catalog catalog) throws SQLException {
        catalog.each(SQL + catalog.inSchemas(), row -> {
            long oid = row.oid("oid");
            if (!catalog.aspects().belongsToAnother("pg_conversion", oid)) {
                Facts.Builder facts = Facts.builder().put(DEFINITION, row.name("definition"));
                catalog.aspects().owned(facts, "pg_conversion", oid, row.oid("conowner"));
                catalog.add(
                        ObjectType.CONVERSION,
                        ObjectPath.of(catalog.schema(row.oid("connamespace")), row.name("conname")),
                        facts);
            }
        });
    }
}
