package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.COLUMNS;
import static io.driftgate.schema.Property.COMMENT;
import static io.driftgate.schema.Property.DEFERRABLE;
import static io.driftgate.schema.Property.ENFORCED;
import static io.driftgate.schema.Property.EXPRESSION;
import static io.driftgate.schema.Property.INHERITED;
import static io.driftgate.schema.Property.KEYS;
import static io.driftgate.schema.Property.NO_INHERIT;
import static io.driftgate.schema.Property.PERIOD;
import static io.driftgate.schema.Property.SOURCE;
import static io.driftgate.schema.Property.VALIDATED;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * Primary and foreign keys, unique, check and exclusion constraints of tables, and the checks of domains. Left out are the
 * rows by which a foreign key to a partitioned table also names each of its partitions.
 */
final class ConstraintQuery {
    private static final Set<String> KINDS = Set.of("p", "u", "f", "c", "x");

    private static final String KNOWN =
            "con.contype in ('p', 'u', 'f', 'c', 'x') and (p.conrelid is null or p.conrelid <> con.conrelid) and";

    private final Catalog catalog;
    private final Map<Long, Facts.Builder> indexes;
    private final ForeignKeys foreignKeys;

    private ConstraintQuery(Catalog catalog, Map<Long, Facts.Builder> indexes) throws SQLException {
        this.catalog = catalog;
        this.indexes = indexes;
        this.foreignKeys = new ForeignKeys(catalog);
    }

    /**
     * @param indexes what is particular about the indexes behind constraints, by OID
     */
    static void read(Catalog catalog, Map<Long, Facts.Builder> indexes) throws SQLException {
        ConstraintQuery query = new ConstraintQuery(catalog, indexes);
        catalog.each(catalog.text(ConstraintQuery.class, query::sql), query::constraint);
    }

    private String sql() {
        return """
                select con.oid, con.conrelid, con.contypid, con.conname, con.contype, con.condeferrable, con.condeferred,
                  con.convalidated, con.conkey::text as columns, con.confkey::text as referenced, con.confrelid,
                  con.confupdtype, con.confdeltype, con.confmatchtype, con.connoinherit, con.conindid,
                  con.coninhcount > 0 and not con.conislocal as inherited,
                  pg_get_expr(con.conbin, con.conrelid) as expression,
                  case when con.contype = 'x' then pg_get_constraintdef(con.oid) end as definition,
                  %s as delete_columns, %s as enforced, %s as period
                from pg_constraint con
                left join pg_constraint p on con.conparentid <> 0 and p.oid = con.conparentid
                where %s con.connamespace\s""".formatted(
                                catalog.since(15, "con.confdelsetcols::text", "null"),
                                catalog.since(18, "con.conenforced", "true"),
                                catalog.since(18, "con.conperiod", "false"),
                                catalog.isExact() ? "" : KNOWN)
                + catalog.inSchemas()
                + catalog.onlyMembers("con", "conrelid");
    }

    private void constraint(Row row) throws SQLException {
        Relation relation = catalog.relation(row.oid("conrelid"));
        if (catalog.isExact()) {
            catalog.own().constraint(row.name("contype"), row.flag("enforced"));
        }
        if (!KINDS.contains(row.name("contype"))) {
            return;
        }
        ObjectPath owner = relation == null ? catalog.domain(row.oid("contypid")) : relation.path();
        if (owner == null) {
            return;
        }
        String kind = row.name("contype");
        Facts.Builder facts = kind.equals("c") || relation == null ? Facts.builder() : keyed(row, relation, kind);
        facts.put(EXPRESSION, row.text("expression"))
                .put(DEFERRABLE, Codes.deferrable(row.flag("condeferrable"), row.flag("condeferred")))
                // One that is only inherited is its parent's, and a dump gives it back validated.
                .put(VALIDATED, row.flag("convalidated") || row.flag("inherited") ? null : "false")
                .put(ENFORCED, row.flag("enforced") ? null : "false")
                .flag(INHERITED, row.flag("inherited"))
                .flag(NO_INHERIT, kind.equals("c") && row.flag("connoinherit"))
                .put(COMMENT, catalog.aspects().comment("pg_constraint", row.oid("oid"), 0));
        catalog.add(type(kind), owner.child(row.name("conname")), facts);
    }

    private Facts.Builder keyed(Row row, Relation relation, String kind) throws SQLException {
        Facts.Builder index = kind.equals("f") ? null : indexes.get(row.oid("conindid"));
        Facts.Builder facts = index == null ? Facts.builder() : index;
        facts.flag(PERIOD, row.flag("period"));
        if (kind.equals("x")) {
            String definition = row.name("definition");
            return facts.put(KEYS, Deparsed.firstParentheses(definition)).put(SOURCE, definition);
        }
        facts.put(COLUMNS, row.share(relation.columnNames(row.numbers("columns"))));
        return kind.equals("f") ? foreignKeys.describe(facts, row, relation) : facts;
    }

    private static ObjectType type(String kind) {
        return switch (kind) {
            case "p" -> ObjectType.PRIMARY_KEY;
            case "u" -> ObjectType.UNIQUE_CONSTRAINT;
            case "f" -> ObjectType.FOREIGN_KEY;
            case "x" -> ObjectType.EXCLUSION_CONSTRAINT;
            default -> ObjectType.CHECK_CONSTRAINT;
        };
    }
}
