package io.driftgate.dialect.postgres.catalog;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;

/** The schemas asked for, as objects of their own. */
final class SchemaQuery {

    private SchemaQuery() {}

    static void read(Catalog catalog) throws SQLException {
        String sql = "select n.oid, n.nspname, n.nspowner, n.nspacl::text[] as acl from pg_namespace n where n.oid "
                + catalog.inSchemas();
        catalog.each(sql, row -> {
            long oid = row.oid("oid");
            if (!catalog.aspects().belongsToAnother("pg_namespace", oid)) {
                Facts.Builder facts = Facts.builder();
                catalog.aspects()
                        .guarded(
                                facts, "pg_namespace", oid, row.oid("nspowner"), Privileges.On.SCHEMA, row.list("acl"));
                catalog.add(ObjectType.SCHEMA, ObjectPath.of(row.name("nspname")), facts);
            }
        });
    }
}
