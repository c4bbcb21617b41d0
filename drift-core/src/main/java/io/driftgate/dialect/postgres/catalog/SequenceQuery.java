package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.CACHE;
import static io.driftgate.schema.Property.CYCLE;
import static io.driftgate.schema.Property.INCREMENT;
import static io.driftgate.schema.Property.MAXIMUM;
import static io.driftgate.schema.Property.MINIMUM;
import static io.driftgate.schema.Property.OWNED_BY;
import static io.driftgate.schema.Property.PERSISTENCE;
import static io.driftgate.schema.Property.START;
import static io.driftgate.schema.Property.TYPE;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Sequences, but for those behind identity columns, which are part of their column. */
final class SequenceQuery {
    private static final String SQL = "select c.oid, c.relnamespace, c.relname, c.relowner, c.relacl::text[] as acl,"
            + " c.relpersistence, %s as owner, d.deptype, n.nspname as table_schema, t.relname as table_name, a.attname, "
            + SequenceOptions.COLUMNS
            + """
             from pg_sequence s
            join pg_class c on c.oid = s.seqrelid
            left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.seqrelid
              and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i') and d.refobjsubid > 0
            left join pg_class t on t.oid = d.refobjid
            left join pg_namespace n on n.oid = t.relnamespace
            left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where c.relnamespace\s""";

    private SequenceQuery() {}

    static void read(Catalog catalog) throws SQLException {
        String owner = catalog.isExact() ? "pg_get_userbyid(c.relowner)" : "null";
        catalog.each(SQL.formatted(owner) + catalog.inSchemas() + catalog.only("c.oid"), row -> {
            catalog.aspects().role(row.oid("relowner"), row.text("owner"));
            boolean identity = "i".equals(row.text("deptype"));
            if (!identity && !catalog.aspects().belongsToAnother("pg_class", row.oid("oid"))) {
                catalog.add(
                        ObjectType.SEQUENCE,
                        ObjectPath.of(catalog.schema(row.oid("relnamespace")), row.name("relname")),
                        facts(catalog, row));
            }
        });
    }

    private static Facts.Builder facts(Catalog catalog, Row row) throws SQLException {
        SequenceOptions options = SequenceOptions.of(row);
        Facts.Builder facts = Facts.builder()
                .put(PERSISTENCE, row.name("relpersistence").equals("u") ? "UNLOGGED" : null)
                .put(TYPE, options.type())
                .put(START, options.start())
                .put(INCREMENT, options.increment())
                .put(MINIMUM, options.minimum())
                .put(MAXIMUM, options.maximum())
                .put(CACHE, options.cache())
                .flag(CYCLE, options.cycle())
                .put(OWNED_BY, ownedBy(row));
        return catalog.aspects()
                .guarded(
                        facts,
                        "pg_class",
                        row.oid("oid"),
                        row.oid("relowner"),
                        Privileges.On.SEQUENCE,
                        row.list("acl"));
    }

    private static @Nullable String ownedBy(Row row) throws SQLException {
        return row.isNull("attname")
                ? null
                : ObjectPath.of(row.name("table_schema"), row.name("table_name"), row.name("attname"))
                        .toString();
    }
}
