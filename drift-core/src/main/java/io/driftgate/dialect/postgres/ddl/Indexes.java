package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.INCLUDE;
import static io.driftgate.schema.Property.KEYS;
import static io.driftgate.schema.Property.METHOD;
import static io.driftgate.schema.Property.NULLS_NOT_DISTINCT;
import static io.driftgate.schema.Property.OPTIONS;
import static io.driftgate.schema.Property.PARTITION_KEY;
import static io.driftgate.schema.Property.PREDICATE;
import static io.driftgate.schema.Property.SOURCE;
import static io.driftgate.schema.Property.STATISTICS_TARGET;
import static io.driftgate.schema.Property.UNIQUE;
import static io.driftgate.schema.Property.VALID;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.SchemaObject;

/** Indexes that stand behind no constraint. A partition's come before its parent's, which then takes them over. */
final class Indexes {

    private Indexes() {}

    static void write(SchemaObject index, Model model, Plan plan) {
        ObjectPath table = index.path().parent();
        plan.add(Phase.INDEXES, -model.depth(table), create(index, model));
        for (String target : Items.of(index.get(STATISTICS_TARGET))) {
            int equals = target.indexOf('=');
            plan.add(
                    Phase.TABLE_SETTINGS,
                    "ALTER INDEX " + Names.path(table.withName(index.path().name())) + " ALTER COLUMN "
                            + target.substring(0, equals) + " SET STATISTICS " + target.substring(equals + 1));
        }
    }

    private static String create(SchemaObject index, Model model) {
        ObjectPath table = index.path().parent();
        return new Sql(index.facts().has(UNIQUE) ? "CREATE UNIQUE INDEX" : "CREATE INDEX")
                .add(Names.name(index.path().name()))
                .add(isIncomplete(index, model) ? "ON ONLY" : "ON")
                .add(Names.path(table))
                .add("USING", index.get(METHOD))
                .add("(" + keys(index) + ")")
                .list("INCLUDE", Names.facts(index.get(INCLUDE)))
                .when(index.facts().has(NULLS_NOT_DISTINCT), "NULLS NOT DISTINCT")
                .list("WITH", index.get(OPTIONS))
                .add("WHERE", index.get(PREDICATE))
                .toString();
    }

    /** A partitioned table's index that lacks one in some partition is invalid. */
    private static boolean isIncomplete(SchemaObject index, Model model) {
        return index.facts().has(VALID)
                && model.relation(index.path().parent())
                        .filter(table -> table.facts().has(PARTITION_KEY))
                        .isPresent();
    }

    /** The engine's own text has its names as SQL needs them. */
    private static String keys(SchemaObject index) {
        return index.facts().has(SOURCE) ? String.valueOf(index.get(KEYS)) : Names.headedList(index.get(KEYS));
    }
}
