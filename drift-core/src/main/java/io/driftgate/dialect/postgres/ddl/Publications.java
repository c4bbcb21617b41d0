package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.ALL_TABLES;
import static io.driftgate.schema.Property.OPERATIONS;
import static io.driftgate.schema.Property.OPTIONS;
import static io.driftgate.schema.Property.SCHEMAS;
import static io.driftgate.schema.Property.TABLES;
import static io.driftgate.schema.Property.VIA_ROOT;

import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Publications. */
final class Publications {
    private static final String WHERE = " WHERE ";

    private Publications() {}

    static void write(SchemaObject publication, Plan plan) {
        List<String> published = new ArrayList<>();
        String tables = Items.of(publication.get(TABLES)).stream()
                .map(Publications::table)
                .collect(Collectors.joining(", "));
        if (!tables.isEmpty()) {
            published.add("TABLE " + tables);
        }
        String schemas = publication.get(SCHEMAS);
        if (schemas != null) {
            published.add("TABLES IN SCHEMA " + schemas);
        }
        plan.add(
                Phase.PUBLICATIONS,
                new Sql("CREATE PUBLICATION " + Names.path(publication.path()))
                        .when(publication.facts().has(ALL_TABLES), "FOR ALL TABLES")
                        .add("FOR", published.isEmpty() ? null : String.join(", ", published))
                        .list("WITH", options(publication))
                        .toString());
    }

    /** {@code public.orders (id, note) WHERE (id > 1)}: the columns stand as SQL needs them, the name as facts have it. */
    private static String table(String fact) {
        int where = fact.indexOf(WHERE);
        String named = where < 0 ? fact : fact.substring(0, where);
        // Without ONLY the server would add the tables that inherit from it.
        return "ONLY " + Names.headed(named)
                + (where < 0 ? "" : " WHERE (" + fact.substring(where + WHERE.length()) + ")");
    }

    private static String options(SchemaObject publication) {
        List<String> options = new ArrayList<>();
        String operations = publication.get(OPERATIONS);
        if (operations != null) {
            options.add("publish = " + Names.literal(operations));
        }
        if (publication.facts().has(VIA_ROOT)) {
            options.add("publish_via_partition_root = true");
        }
        String others = publication.get(OPTIONS);
        if (others != null) {
            options.add(others);
        }
        return String.join(", ", options);
    }
}
