package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.COMMENT;
import static io.driftgate.schema.Property.DEFINITION;
import static io.driftgate.schema.Property.ENABLED;
import static io.driftgate.schema.Property.INHERITED;
import static io.driftgate.schema.Property.SOURCE;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Triggers of tables and views. Those behind foreign keys belong to these. Of those that a partition has from its parent
 * only is told whether they are switched otherwise than there: the rest is the parent's to tell.
 */
final class TriggerQuery {

    private TriggerQuery() {}

    static void read(Catalog catalog) throws SQLException {
        String parent = catalog.since(13, "tg.tgparentid", "0");
        String sql = """
                select tg.oid, tg.tgrelid, tg.tgname, tg.tgenabled, up.oid is not null as inherited,
                  up.tgenabled is not distinct from tg.tgenabled as as_parent,
                  pg_get_triggerdef(tg.oid) as source
                from pg_trigger tg
                join pg_class c on c.oid = tg.tgrelid
                left join pg_trigger up on %1$s <> 0 and up.oid = %1$s
                where (not tg.tgisinternal or up.oid is not null and tg.tgconstraint = 0)
                  and c.relnamespace\s""".formatted(parent) + catalog.inSchemas() + catalog.only("tg.oid");
        catalog.each(sql, row -> {
            Relation relation = catalog.relation(row.oid("tgrelid"));
            if (relation != null) {
                boolean inherited = row.flag("inherited");
                String enabled = Codes.enabled(row.text("tgenabled"));
                Facts.Builder facts = Facts.builder()
                        .put(DEFINITION, inherited ? null : definition(row.name("source")))
                        .put(SOURCE, row.text("source"))
                        .put(ENABLED, inherited ? otherwise(row.flag("as_parent"), enabled) : enabled)
                        .flag(INHERITED, inherited)
                        .put(COMMENT, catalog.aspects().comment("pg_trigger", row.oid("oid"), 0));
                catalog.add(ObjectType.TRIGGER, relation.path().child(row.name("tgname")), facts);
            }
        });
    }

    private static @Nullable String otherwise(boolean asParent, @Nullable String enabled) {
        if (asParent) {
            return null;
        }
        return enabled == null ? "ORIGIN" : enabled;
    }

    /** {@code BEFORE UPDATE OF status FOR EACH ROW …}, with {@code CONSTRAINT} before it where that is said. */
    private static String definition(String source) {
        String rest = Deparsed.withoutTable(Deparsed.afterName(source, "TRIGGER"), "ON");
        return source.startsWith("CREATE CONSTRAINT") ? "CONSTRAINT " + rest : rest;
    }
}
