package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.COLUMNS;
import static io.driftgate.schema.Property.DEFERRABLE;
import static io.driftgate.schema.Property.ENFORCED;
import static io.driftgate.schema.Property.EXPRESSION;
import static io.driftgate.schema.Property.INCLUDE;
import static io.driftgate.schema.Property.INHERITED;
import static io.driftgate.schema.Property.NO_INHERIT;
import static io.driftgate.schema.Property.NULLS_NOT_DISTINCT;
import static io.driftgate.schema.Property.OPTIONS;
import static io.driftgate.schema.Property.PARTITION_KEY;
import static io.driftgate.schema.Property.PARTITION_OF;
import static io.driftgate.schema.Property.PERIOD;
import static io.driftgate.schema.Property.SOURCE;
import static io.driftgate.schema.Property.VALIDATED;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;

/** Constraints of tables and domains: within the CREATE where they can stand there, otherwise added. */
final class Constraints {

    private Constraints() {}

    /** Adds what does not stand in the table's or domain's own statement. */
    static void write(SchemaObject constraint, Model model, Plan plan) {
        ObjectPath owner = constraint.path().parent();
        if (model.isDomain(owner)) {
            if (!isPlain(constraint)) {
                plan.add(Phase.TABLE_SETTINGS, "ALTER DOMAIN " + Names.path(owner) + " ADD " + definition(constraint));
            }
        } else if (!isInline(constraint, model) && !comesFromParent(constraint, model)) {
            String sql = "ALTER TABLE " + Names.path(owner) + " ADD " + definition(constraint);
            plan.add(phase(constraint), -model.depth(owner), sql);
        }
    }

    private static Phase phase(SchemaObject constraint) {
        return constraint.type() == ObjectType.FOREIGN_KEY ? Phase.FOREIGN_KEYS : Phase.KEYS;
    }

    /** A check that can stand in a CREATE statement, where all are taken to be valid. */
    static boolean isPlain(SchemaObject constraint) {
        return constraint.type() == ObjectType.CHECK_CONSTRAINT
                && !constraint.facts().has(VALIDATED);
    }

    /**
     * Whether it stands in the CREATE TABLE. Keys of partitions and of partitioned tables do not: a partition's key has to be
     * there under its own name before its parent's, which then takes it over. Neither does a check on whole rows, whose
     * function needs the table.
     */
    static boolean isInline(SchemaObject constraint, Model model) {
        ObjectPath owner = constraint.path().parent();
        SchemaObject table = model.relation(owner).orElse(null);
        if (table == null) {
            return false;
        }
        return switch (constraint.type()) {
            case PRIMARY_KEY, UNIQUE_CONSTRAINT ->
                !table.facts().has(PARTITION_KEY) && !table.facts().has(PARTITION_OF);
            case CHECK_CONSTRAINT ->
                isPlain(constraint) && !comesFromParent(constraint, model) && !isOnWholeRows(constraint, owner);
            default -> false;
        };
    }

    private static boolean isOnWholeRows(SchemaObject check, ObjectPath table) {
        return String.valueOf(check.get(EXPRESSION)).contains(Names.name(table.name()) + ".*");
    }

    /** Whether creating or altering the parent brings it along. */
    private static boolean comesFromParent(SchemaObject constraint, Model model) {
        ObjectPath owner = constraint.path().parent();
        SchemaObject table = model.relation(owner).orElse(null);
        if (table == null || !constraint.facts().has(INHERITED)) {
            return false;
        }
        return switch (constraint.type()) {
            case CHECK_CONSTRAINT -> Tables.isFromParents(table, model.columns(owner));
            case FOREIGN_KEY ->
                model.parents(table).stream()
                        .flatMap(parent -> model.members(parent.path()).stream())
                        .anyMatch(other ->
                                other.path().name().equals(constraint.path().name()));
            default -> false;
        };
    }

    /** With its name, as it stands in CREATE and behind ADD. */
    static String definition(SchemaObject constraint) {
        Sql sql = new Sql("CONSTRAINT " + Names.name(constraint.path().name()));
        switch (constraint.type()) {
            case CHECK_CONSTRAINT ->
                sql.add("CHECK (" + constraint.get(EXPRESSION) + ")")
                        .when(constraint.facts().has(NO_INHERIT), "NO INHERIT");
            case FOREIGN_KEY -> ForeignKeyClause.append(sql, constraint);
            case EXCLUSION_CONSTRAINT -> {
                return sql.add(String.valueOf(constraint.get(SOURCE))).toString();
            }
            default -> key(sql, constraint);
        }
        String deferrable = constraint.get(DEFERRABLE);
        return sql.add("DEFERRABLE", deferrable)
                .when(constraint.facts().has(ENFORCED), "NOT ENFORCED")
                .when(constraint.facts().has(VALIDATED) && !constraint.facts().has(ENFORCED), "NOT VALID")
                .toString();
    }

    private static void key(Sql sql, SchemaObject constraint) {
        boolean primary = constraint.type() == ObjectType.PRIMARY_KEY;
        String period = constraint.facts().has(PERIOD) ? " WITHOUT OVERLAPS" : "";
        sql.add(primary ? "PRIMARY KEY" : "UNIQUE")
                .when(constraint.facts().has(NULLS_NOT_DISTINCT), "NULLS NOT DISTINCT")
                .add("(" + Names.facts(constraint.get(COLUMNS)) + period + ")")
                .list("INCLUDE", Names.facts(constraint.get(INCLUDE)))
                .list("WITH", constraint.get(OPTIONS));
    }
}
