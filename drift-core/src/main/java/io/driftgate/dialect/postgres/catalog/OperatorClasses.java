package io.driftgate.dialect.postgres.catalog;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which operator classes and collations an index key has to name, as pg_get_indexdef decides it. */
final class OperatorClasses {
    private static final String DOMAINS = "select oid, typbasetype from pg_type where typtype = 'd'";

    /** The types of some relations' columns, and those that domains among them are based on. */
    private static final String USED_TYPES = """
            with recursive used (oid) as (
              select atttypid from pg_attribute where attnum > 0%s
              union select t.typbasetype from used u cross join lateral
                (select typbasetype from pg_type where pg_type.oid = u.oid and typtype = 'd' offset 0) t)
            """;

    private static final String DOMAINS_OF = """
            select u.oid, t.typbasetype from used u cross join lateral
              (select typbasetype from pg_type where pg_type.oid = u.oid and typtype = 'd' offset 0) t""";

    /** Those that some indexes use, and those that a key of their types would have by default. */
    private static final String CLASSES_OF = """
             where c.oid = any (array(select unnest(indclass) from pg_index where true%s))
              or c.opcdefault and c.opcintype = any (array(%s select oid from used))""";

    private static final String COLLATIONS =
            "select c.oid, n.nspname, c.collname from pg_collation c join pg_namespace n on n.oid = c.collnamespace";

    private static final String COLLATIONS_OF =
            " where c.oid = any (array(select unnest(indcollation) from pg_index where true%s))";

    private record OperatorClass(String name, long method, long type, boolean byDefault) {}

    private record Typed(long method, long type) {}

    private final Map<Long, OperatorClass> classes = new HashMap<>();
    private final Set<Typed> typesWithDefault = new HashSet<>();
    private final Map<Long, Long> domains = new HashMap<>();
    private final Map<Long, String> collations = new HashMap<>();

    OperatorClasses(Catalog catalog) throws SQLException {
        catalog.each(
                "select c.oid, n.nspname, c.opcname, c.opcmethod, c.opcintype, c.opcdefault"
                        + " from pg_opclass c join pg_namespace n on n.oid = c.opcnamespace"
                        + (catalog.isPartial() ? classesOf(catalog) : ""),
                this::operatorClass);
        catalog.each(
                catalog.isPartial() ? USED_TYPES.formatted(catalog.only("attrelid")) + DOMAINS_OF : DOMAINS,
                row -> domains.put(row.oid("oid"), row.oid("typbasetype")));
        catalog.each(
                COLLATIONS + (catalog.isPartial() ? COLLATIONS_OF.formatted(catalog.only("indexrelid")) : ""),
                row -> collations.put(row.oid("oid"), Names.qualified(row.name("nspname"), row.name("collname"))));
    }

    private static String classesOf(Catalog catalog) {
        return ' ' + CLASSES_OF.formatted(catalog.only("indexrelid"), USED_TYPES.formatted(catalog.only("attrelid")));
    }

    private void operatorClass(Row row) throws SQLException {
        OperatorClass known = new OperatorClass(
                Names.qualified(row.name("nspname"), row.name("opcname")),
                row.oid("opcmethod"),
                row.oid("opcintype"),
                row.flag("opcdefault"));
        classes.put(row.oid("oid"), known);
        if (known.byDefault()) {
            typesWithDefault.add(new Typed(known.method(), known.type()));
        }
    }

    String collation(long oid) {
        return collations.getOrDefault(oid, Long.toString(oid));
    }

    /** The class's name, or null if it is the one that the column's type gets by default. */
    @Nullable
    String unlessDefault(long operatorClass, long columnType) {
        OperatorClass known = classes.get(operatorClass);
        if (known == null) {
            return Long.toString(operatorClass);
        }
        long type = baseType(columnType);
        boolean typeHasItsOwn = typesWithDefault.contains(new Typed(known.method(), type));
        boolean usual = known.byDefault() && (known.type() == type || !typeHasItsOwn);
        return usual ? null : known.name();
    }

    private long baseType(long type) {
        long base = type;
        while (domains.containsKey(base)) {
            base = domains.get(base);
        }
        return base;
    }
}
