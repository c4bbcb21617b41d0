package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.COMMENT;
import static io.driftgate.schema.Property.DEFINITION;
import static io.driftgate.schema.Property.ENABLED;
import static io.driftgate.schema.Property.SOURCE;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;

/** Rewrite rules, but for those that make a view a view. */
final class RuleQuery {
    private static final String SQL = """
            select r.oid, r.ev_class, r.rulename, r.ev_enabled, pg_get_ruledef(r.oid) as source
            from pg_rewrite r join pg_class c on c.oid = r.ev_class
            where r.rulename <> '_RETURN' and c.relnamespace\s""";

    private RuleQuery() {}

    static void read(Catalog catalog) throws SQLException {
        catalog.each(SQL + catalog.inSchemas() + catalog.only("r.oid"), row -> {
            Relation relation = catalog.relation(row.oid("ev_class"));
            if (relation != null) {
                Facts.Builder facts = Facts.builder()
                        .put(DEFINITION, definition(row.name("source")))
                        .put(SOURCE, row.text("source"))
                        .put(ENABLED, Codes.enabled(row.text("ev_enabled")))
                        .put(COMMENT, catalog.aspects().comment("pg_rewrite", row.oid("oid"), 0));
                catalog.add(ObjectType.RULE, relation.path().child(row.name("rulename")), facts);
            }
        });
    }

    /** {@code ON DELETE DO INSTEAD …}, without name and table. */
    private static String definition(String source) {
        String rest = Deparsed.withoutTable(Deparsed.afterName(source, "RULE"), "TO");
        String text = rest.startsWith("AS") ? rest.substring(2).strip() : rest;
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }
}
