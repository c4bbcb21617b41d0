package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.DELETE_COLUMNS;
import static io.driftgate.schema.Property.DELETE_RULE;
import static io.driftgate.schema.Property.ENABLED;
import static io.driftgate.schema.Property.MATCH;
import static io.driftgate.schema.Property.REFERENCED_COLUMNS;
import static io.driftgate.schema.Property.REFERENCED_TABLE;
import static io.driftgate.schema.Property.UPDATE_RULE;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a foreign key says of the table it refers to, which may stand in a schema that is not read. */
final class ForeignKeys {
    private static final String OUTSIDE = """
            select c.oid, n.nspname, c.relname, a.attnum, a.attname
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.oid in (select confrelid from pg_constraint where contype = 'f'%s)""";

    /** In a partial read the tables that are not selected are as good as outside, but for those of extensions. */
    private static final String NOT_READ = """
             and not (c.relnamespace = any ('%s') and exists (select from pg_depend d where d.classid = 'pg_class'::regclass
              and d.objid = c.oid and d.refclassid = 'pg_extension'::regclass and d.deptype = 'e'))""";

    /** A foreign key whose triggers are off checks nothing, though it looks whole. Those of a new one are on. */
    private static final String SWITCHED = "select tgconstraint, min(tgenabled::text) as state from pg_trigger"
            + " where tgisinternal and tgconstraint <> 0 and tgenabled <> 'O'%s group by tgconstraint";

    private final Catalog catalog;
    private final Map<Long, Relation> outside = new HashMap<>();
    private final Map<Long, String> switched = new HashMap<>();

    ForeignKeys(Catalog catalog) throws SQLException {
        this.catalog = catalog;
        if (catalog.has(Selection.Part.FOREIGN_KEY)) {
            readOutside();
        }
        if (catalog.has(Selection.Part.FOREIGN_KEY) && !catalog.isExact()) {
            String sql = SWITCHED.formatted(catalog.only("tgconstraint"));
            catalog.each(sql, row -> switched.put(row.oid("tgconstraint"), row.name("state")));
        }
    }

    private void readOutside() throws SQLException {
        String sql = catalog.isPartial()
                ? OUTSIDE.formatted(catalog.onlyMembers("", "conrelid"))
                        + NOT_READ.formatted(Selection.array(
                                catalog.schemas().stream().sorted().toList()))
                // Of other schemas' keys there may be far more than of these.
                : OUTSIDE.formatted(" and connamespace " + catalog.inSchemas()) + " and not c.relnamespace "
                        + catalog.inSchemas();
        catalog.each(sql, row -> {
            ObjectPath path = ObjectPath.of(row.name("nspname"), row.name("relname"));
            outside.computeIfAbsent(row.oid("oid"), oid -> new Relation(ObjectType.TABLE, path))
                    .column(row.number("attnum"), row.name("attname"), 0, 0);
        });
    }

    Facts.Builder describe(Facts.Builder facts, Row row, Relation relation) throws SQLException {
        long target = row.oid("confrelid");
        Relation inside = catalog.relation(target);
        Relation referenced = inside == null ? outside.get(target) : inside;
        if (referenced != null) {
            facts.put(REFERENCED_TABLE, referenced.shown())
                    .put(REFERENCED_COLUMNS, row.share(referenced.columnNames(row.numbers("referenced"))));
        }
        long[] deleted = row.numbers("delete_columns");
        return facts.put(UPDATE_RULE, rule(row.name("confupdtype")))
                .put(DELETE_RULE, rule(row.name("confdeltype")))
                .put(DELETE_COLUMNS, deleted.length == 0 ? null : relation.columnNames(deleted))
                .put(MATCH, match(row.name("confmatchtype")))
                .put(ENABLED, Codes.enabled(switched.get(row.oid("oid"))));
    }

    private static @Nullable String rule(String code) {
        return switch (code) {
            case "r" -> "RESTRICT";
            case "c" -> "CASCADE";
            case "n" -> "SET NULL";
            case "d" -> "SET DEFAULT";
            default -> null;
        };
    }

    private static @Nullable String match(String code) {
        return switch (code) {
            case "f" -> "FULL";
            case "p" -> "PARTIAL";
            default -> null;
        };
    }
}
