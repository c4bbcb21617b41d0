package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.DEFINITION;
import static io.driftgate.schema.Property.OPTIONS;

import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text search parsers, templates, dictionaries and configurations. */
final class TextSearch {

    private TextSearch() {}

    static void write(SchemaObject object, Plan plan) {
        String kind = String.valueOf(object.path().arguments());
        String name = "TEXT SEARCH " + kind.toUpperCase(Locale.ROOT) + " " + Names.path(object.path());
        String definition = String.valueOf(object.get(DEFINITION));
        if (kind.equals("configuration")) {
            configuration(object, name, Items.cut(definition, ';'), plan);
            return;
        }
        String options = object.get(OPTIONS);
        plan.create(
                Phase.OPERATORS,
                object,
                "CREATE " + name + " (" + assignments(definition) + (options == null ? "" : ", " + options) + ")");
    }

    /** {@code START f, GETTOKEN g} becomes {@code START = f, GETTOKEN = g}. */
    private static String assignments(String definition) {
        return Items.of(definition).stream()
                .map(item -> item.replaceFirst(" ", " = "))
                .collect(Collectors.joining(", "));
    }

    private static void configuration(SchemaObject object, String name, List<String> parts, Plan plan) {
        plan.create(Phase.OPERATORS, object, "CREATE " + name + " (" + assignments(parts.get(0)) + ")");
        for (String mapping : parts.subList(1, parts.size())) {
            int colon = mapping.indexOf(": ");
            plan.add(
                    Phase.OPERATORS,
                    1,
                    "ALTER " + name + " ADD MAPPING FOR " + mapping.substring(0, colon) + " WITH "
                            + mapping.substring(colon + 2));
        }
    }
}
