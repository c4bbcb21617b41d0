package io.driftgate.dialect.postgres.catalog;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which operator classes and collations an index key has to name, as pg_get_indexdef decides it. */
final class OperatorClasses {
    private record OperatorClass(String name, long method, long type, boolean byDefault) {}

    private record Typed(long method, long type) {}

    private final Map<Long, OperatorClass> classes = new HashMap<>();
    private final Set<Typed> typesWithDefault = new HashSet<>();
    private final Map<Long, Long> domains = new HashMap<>();
    private final Map<Long, String> collations = new HashMap<>();

    OperatorClasses(Catalog catalog) throws SQLException {
        catalog.each(
                "select c.oid, n.nspname, c.opcname, c.opcmethod, c.opcintype, c.opcdefault"
                        + " from pg_opclass c join pg_namespace n on n.oid = c.opcnamespace",
                this::operatorClass);
        catalog.each(
                "select oid, typbasetype from pg_type where typtype = 'd'",
                row -> domains.put(row.oid("oid"), row.oid("typbasetype")));
        catalog.each(
                "select c.oid, n.nspname, c.collname from pg_collation c join pg_namespace n on n.oid = c.collnamespace",
                row -> collations.put(row.oid("oid"), Names.qualified(row.name("nspname"), row.name("collname"))));
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
