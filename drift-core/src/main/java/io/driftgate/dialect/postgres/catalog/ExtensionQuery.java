package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.IN_SCHEMA;
import static io.driftgate.schema.Property.VERSION;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;

/** Extensions; what they brought along is theirs and is not read. */
final class ExtensionQuery {
    private static final String SQL = """
            select e.oid, e.extname, e.extversion, e.extowner, n.nspname
            from pg_extension e join pg_namespace n on n.oid = e.extnamespace""";

    private ExtensionQuery() {}

    static void read(Catalog catalog) throws SQLException {
        catalog.each(SQL, row -> {
            Facts.Builder facts =
                    Facts.builder().put(VERSION, row.name("extversion")).put(IN_SCHEMA, row.name("nspname"));
            catalog.aspects().owned(facts, "pg_extension", row.oid("oid"), row.oid("extowner"));
            catalog.add(ObjectType.EXTENSION, ObjectPath.of(row.name("extname")), facts);
        });
    }
}
