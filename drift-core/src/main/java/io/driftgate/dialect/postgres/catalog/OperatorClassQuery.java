package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.DEFINITION;
import static io.driftgate.schema.Property.KIND;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Operator classes and families, each with the operators and functions that depend on it. A class and the family made along
 * with it have one name, so a path says {@code btree} or {@code btree family}.
 */
final class OperatorClassQuery {
    private static final String MEMBERS = """
            select d.refclassid::regclass::text as owner_catalog, d.refobjid,
              'OPERATOR ' || a.amopstrategy || ' ' || a.amopopr::regoperator::text
                || case when a.amoppurpose = 'o' then ' FOR ORDER BY ' || sn.nspname || '.' || s.opfname else '' end as member
            from pg_amop a
            join pg_opfamily f on f.oid = a.amopfamily
            join pg_depend d on d.classid = 'pg_amop'::regclass and d.objid = a.oid
              and d.refclassid in ('pg_opclass'::regclass, 'pg_opfamily'::regclass) and d.deptype in ('i', 'a')
            left join pg_opfamily s on s.oid = a.amopsortfamily
            left join pg_namespace sn on sn.oid = s.opfnamespace
            where a.oid >= 16384
            union all
            select d.refclassid::regclass::text, d.refobjid,
              'FUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, null) || ', '
                || format_type(p.amprocrighttype, null) || ') ' || p.amproc::oid::regprocedure::text
            from pg_amproc p
            join pg_depend d on d.classid = 'pg_amproc'::regclass and d.objid = p.oid
              and d.refclassid in ('pg_opclass'::regclass, 'pg_opfamily'::regclass) and d.deptype in ('i', 'a')
            where p.oid >= 16384""";

    private static final String CLASSES = """
            select c.oid, c.opcname, c.opcnamespace, c.opcowner, am.amname, c.opcdefault,
              format_type(c.opcintype, null) as type, format_type(nullif(c.opckeytype, 0), null) as storage,
              n.nspname as family_schema, f.opfname as family
            from pg_opclass c
            join pg_am am on am.oid = c.opcmethod
            join pg_opfamily f on f.oid = c.opcfamily
            join pg_namespace n on n.oid = f.opfnamespace
            where c.opcnamespace\s""";

    private static final String FAMILIES = """
            select f.oid, f.opfname, f.opfnamespace, f.opfowner, am.amname
            from pg_opfamily f join pg_am am on am.oid = f.opfmethod
            where f.opfnamespace\s""";

    private record Owner(String catalog, long oid) {}

    private final Catalog catalog;
    private final Map<Owner, List<String>> members = new HashMap<>();

    private OperatorClassQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    static void read(Catalog catalog) throws SQLException {
        OperatorClassQuery query = new OperatorClassQuery(catalog);
        catalog.each(MEMBERS, row -> query.members
                .computeIfAbsent(new Owner(row.name("owner_catalog"), row.oid("refobjid")), owner -> new ArrayList<>())
                .add(row.name("member")));
        catalog.each(CLASSES + catalog.inSchemas(), query::operatorClass);
        catalog.each(FAMILIES + catalog.inSchemas(), query::family);
    }

    private void operatorClass(Row row) throws SQLException {
        List<String> parts = new ArrayList<>();
        parts.add((row.flag("opcdefault") ? "DEFAULT FOR TYPE " : "FOR TYPE ") + row.name("type") + " FAMILY "
                + Names.qualified(row.name("family_schema"), row.name("family")));
        parts.addAll(membersOf("pg_opclass", row.oid("oid")));
        if (!row.isNull("storage")) {
            parts.add("STORAGE " + row.name("storage"));
        }
        add(row, "pg_opclass", "opc", "operator class", parts);
    }

    private void family(Row row) throws SQLException {
        add(row, "pg_opfamily", "opf", "operator family", membersOf("pg_opfamily", row.oid("oid")));
    }

    private void add(Row row, String table, String prefix, String kind, List<String> parts) throws SQLException {
        long oid = row.oid("oid");
        if (!catalog.aspects().belongsToAnother(table, oid)) {
            Facts.Builder facts =
                    Facts.builder().put(KIND, kind).put(DEFINITION, Names.nullIfEmpty(String.join(", ", parts)));
            catalog.aspects().owned(facts, table, oid, row.oid(prefix + "owner"));
            String method = row.name("amname");
            String arguments = prefix.equals("opf") ? method + " family" : method;
            ObjectPath path = ObjectPath.routine(
                    catalog.schema(row.oid(prefix + "namespace")), row.name(prefix + "name"), arguments);
            catalog.add(ObjectType.OPERATOR, path, facts);
        }
    }

    private List<String> membersOf(String table, long oid) {
        return members.getOrDefault(new Owner(table, oid), List.of()).stream()
                .sorted()
                .toList();
    }
}
