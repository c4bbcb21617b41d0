package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.KEYS;
import static io.driftgate.schema.Property.KIND;
import static io.driftgate.schema.Property.OWNED_BY;
import static io.driftgate.schema.Property.STATISTICS_TARGET;

import io.driftgate.schema.SchemaObject;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Extended statistics. */
final class Statistics {
    private static final Pattern COLUMN = Pattern.compile("\"(?:[^\"]|\"\")+\"|[a-z_][a-z0-9_$]*");

    private Statistics() {}

    static void write(SchemaObject statistics, Plan plan) {
        String name = Names.path(statistics.path());
        String keys =
                Items.of(statistics.get(KEYS)).stream().map(Statistics::key).collect(Collectors.joining(", "));
        plan.add(
                Phase.STATISTICS,
                new Sql("CREATE STATISTICS " + name)
                        .list("", statistics.get(KIND))
                        .add("ON " + keys)
                        .add("FROM " + Names.facts(statistics.get(OWNED_BY)))
                        .toString());
        String target = statistics.get(STATISTICS_TARGET);
        if (target != null) {
            plan.add(Phase.STATISTICS, 1, "ALTER STATISTICS " + name + " SET STATISTICS " + target);
        }
    }

    private static String key(String key) {
        return COLUMN.matcher(key).matches() ? Names.fact(key) : "(" + key + ")";
    }
}
