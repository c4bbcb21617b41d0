package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.ATTRIBUTES;
import static io.driftgate.schema.Property.COLLATION;
import static io.driftgate.schema.Property.COMMENT;
import static io.driftgate.schema.Property.DEFAULT;
import static io.driftgate.schema.Property.LABELS;
import static io.driftgate.schema.Property.NULLABLE;
import static io.driftgate.schema.Property.TYPE;

import io.driftgate.schema.Facts;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Enums, domains and composite types; ranges and base types have queries of their own. */
final class TypeQuery {
    private static final String LABELS_SQL = """
            select e.enumtypid, e.enumlabel
            from pg_enum e join pg_type t on t.oid = e.enumtypid
            where t.typnamespace %s%s
            order by e.enumtypid, e.enumsortorder""";

    private static final String ATTRIBUTES_SQL = """
            select a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) as type,
              case when a.attcollation <> t.typcollation then co.collname end as collation, cn.nspname as collation_schema
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            join pg_type t on t.oid = a.atttypid
            left join pg_collation co on co.oid = a.attcollation
            left join pg_namespace cn on cn.oid = co.collnamespace
            where c.relkind = 'c' and c.relnamespace %s%s
            order by a.attrelid, a.attnum""";

    private static final String TYPES_SQL = """
            select t.oid, t.typname, t.typnamespace, t.typtype, t.typowner, t.typacl::text[] as acl, t.typrelid,
              format_type(nullif(t.typbasetype, 0), t.typtypmod) as base, t.typnotnull,
              coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) as expression,
              case when t.typcollation <> b.typcollation then co.collname end as collation, cn.nspname as collation_schema
            from pg_type t
            left join pg_class c on c.oid = t.typrelid
            left join pg_type b on b.oid = t.typbasetype
            left join pg_collation co on co.oid = t.typcollation
            left join pg_namespace cn on cn.oid = co.collnamespace
            where (t.typtype in ('e', 'd') or t.typtype = 'c' and c.relkind = 'c') and t.typnamespace\s""";

    private final Catalog catalog;
    private final Map<Long, String> labels = new HashMap<>();
    private final Map<Long, String> attributes = new HashMap<>();
    private final Map<Long, String> attributeComments = new HashMap<>();

    private TypeQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    static void read(Catalog catalog) throws SQLException {
        TypeQuery query = new TypeQuery(catalog);
        catalog.each(
                LABELS_SQL.formatted(catalog.inSchemas(), catalog.only("e.enumtypid")),
                row -> append(query.labels, row.oid("enumtypid"), Names.literal(row.name("enumlabel")), ", "));
        catalog.each(ATTRIBUTES_SQL.formatted(catalog.inSchemas(), catalog.only("c.oid")), query::attribute);
        catalog.each(TYPES_SQL + catalog.inSchemas() + catalog.only("t.oid"), query::type);
    }

    private void attribute(Row row) throws SQLException {
        String name = Identifier.quoteIfNeeded(row.name("attname"));
        String collation = Names.qualifiedOrNull(row.text("collation_schema"), row.text("collation"));
        String text = name + " " + row.name("type") + (collation == null ? "" : " COLLATE " + collation);
        long owner = row.oid("attrelid");
        append(attributes, owner, text, ", ");
        String comment = catalog.aspects().comment("pg_class", owner, row.number("attnum"));
        if (comment != null) {
            append(attributeComments, owner, name + ": " + comment, "\n");
        }
    }

    private static void append(Map<Long, String> lists, long key, String value, String separator) {
        lists.merge(key, value, (list, next) -> list + separator + next);
    }

    private void type(Row row) throws SQLException {
        long oid = row.oid("oid");
        if (catalog.aspects().belongsToAnother("pg_type", oid)) {
            return;
        }
        ObjectPath path = ObjectPath.of(catalog.schema(row.oid("typnamespace")), row.name("typname"));
        Facts.Builder facts = Facts.builder();
        catalog.aspects().guarded(facts, "pg_type", oid, row.oid("typowner"), Privileges.On.TYPE, row.list("acl"));
        switch (row.name("typtype")) {
            case "e" -> catalog.add(ObjectType.ENUM, path, facts.put(LABELS, labels.getOrDefault(oid, "")));
            case "d" -> domain(row, oid, path, facts);
            default -> composite(row, oid, path, facts);
        }
    }

    private void domain(Row row, long oid, ObjectPath path, Facts.Builder facts) throws SQLException {
        catalog.domain(oid, path);
        facts.put(TYPE, row.shared("base"))
                .put(NULLABLE, row.flag("typnotnull") ? "false" : "true")
                .put(DEFAULT, row.text("expression"))
                .put(COLLATION, Names.qualifiedOrNull(row.text("collation_schema"), row.text("collation")));
        catalog.add(ObjectType.DOMAIN, path, facts);
    }

    private void composite(Row row, long oid, ObjectPath path, Facts.Builder facts) throws SQLException {
        long relation = row.oid("typrelid");
        String ofAttributes = attributeComments.get(relation);
        String own = catalog.aspects().comment("pg_type", oid, 0);
        facts.put(ATTRIBUTES, attributes.getOrDefault(relation, ""))
                .put(COMMENT, own == null || ofAttributes == null ? ofAttributes : own + "\n" + ofAttributes);
        catalog.add(ObjectType.COMPOSITE_TYPE, path, facts);
    }
}
