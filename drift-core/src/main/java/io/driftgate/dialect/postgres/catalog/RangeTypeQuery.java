package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.CANONICAL;
import static io.driftgate.schema.Property.COLLATION;
import static io.driftgate.schema.Property.MULTIRANGE;
import static io.driftgate.schema.Property.SUBTYPE;
import static io.driftgate.schema.Property.SUBTYPE_DIFFERENCE;
import static io.driftgate.schema.Property.SUBTYPE_OPERATOR_CLASS;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;

/** Range types, with the multirange type that comes with each since PostgreSQL 14. */
final class RangeTypeQuery {

    private RangeTypeQuery() {}

    static void read(Catalog catalog) throws SQLException {
        String sql = """
                select t.oid, t.typname, t.typnamespace, t.typowner, t.typacl::text[] as acl,
                  format_type(r.rngsubtype, null) as subtype,
                  nullif(r.rngcanonical::oid, 0)::regproc::text as canonical,
                  nullif(r.rngsubdiff::oid, 0)::regproc::text as difference,
                  case when not o.opcdefault then o.opcname end as opclass, opn.nspname as opclass_schema,
                  case when r.rngcollation <> s.typcollation then co.collname end as collation,
                  cn.nspname as collation_schema, %s as multirange
                from pg_range r
                join pg_type t on t.oid = r.rngtypid
                join pg_type s on s.oid = r.rngsubtype
                join pg_opclass o on o.oid = r.rngsubopc
                join pg_namespace opn on opn.oid = o.opcnamespace
                left join pg_collation co on co.oid = r.rngcollation
                left join pg_namespace cn on cn.oid = co.collnamespace
                where t.typnamespace\s""".formatted(catalog.since(14, "format_type(r.rngmultitypid, null)", "null"))
                + catalog.inSchemas()
                + catalog.only("t.oid");
        catalog.each(sql, row -> {
            if (!catalog.aspects().belongsToAnother("pg_type", row.oid("oid"))) {
                ObjectPath path = ObjectPath.of(catalog.schema(row.oid("typnamespace")), row.name("typname"));
                catalog.add(ObjectType.RANGE_TYPE, path, facts(catalog, row));
            }
        });
    }

    private static Facts.Builder facts(Catalog catalog, Row row) throws SQLException {
        Facts.Builder facts = Facts.builder()
                .put(SUBTYPE, row.text("subtype"))
                .put(SUBTYPE_OPERATOR_CLASS, Names.qualifiedOrNull(row.text("opclass_schema"), row.text("opclass")))
                .put(COLLATION, Names.qualifiedOrNull(row.text("collation_schema"), row.text("collation")))
                .put(CANONICAL, row.text("canonical"))
                .put(SUBTYPE_DIFFERENCE, row.text("difference"))
                .put(MULTIRANGE, row.text("multirange"));
        return catalog.aspects()
                .guarded(facts, "pg_type", row.oid("oid"), row.oid("typowner"), Privileges.On.TYPE, row.list("acl"));
    }
}
