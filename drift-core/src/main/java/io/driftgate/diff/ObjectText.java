package io.driftgate.diff;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A whole object as text for people: its statement where the engine has one, otherwise its facts in one line. */
final class ObjectText {
    private final Map<ObjectPath, List<SchemaObject>> columns;

    ObjectText(Schema schema) {
        columns = schema.objects().stream()
                .filter(object -> object.type() == ObjectType.COLUMN)
                .collect(Collectors.groupingBy(column -> column.path().parent()));
    }

    String of(SchemaObject object) {
        String source = object.get(Property.SOURCE);
        if (source != null) {
            String enabled = object.get(Property.ENABLED);
            return enabled == null ? source.strip() : source.strip() + " (" + enabled + ")";
        }
        return switch (object.type()) {
            case TABLE, FOREIGN_TABLE -> table(object);
            case COLUMN -> column(object);
            case VIEW, MATERIALIZED_VIEW -> view(object);
            case INDEX -> index(object);
            case PRIMARY_KEY, UNIQUE_CONSTRAINT, FOREIGN_KEY, CHECK_CONSTRAINT -> ConstraintText.of(object);
            default -> plain(object);
        };
    }

    private String table(SchemaObject table) {
        String text = columns.getOrDefault(table.path(), List.of()).stream()
                .map(ObjectText::column)
                .collect(Collectors.joining(", "));
        String persistence = table.get(Property.PERSISTENCE);
        String what = "CREATE "
                + (persistence == null ? "" : persistence.toUpperCase(Locale.ROOT) + " ")
                + (table.type() == ObjectType.TABLE ? "TABLE " : "FOREIGN TABLE ");
        return what + table.path() + " (" + text + ")";
    }

    private static String column(SchemaObject column) {
        StringJoiner text = new StringJoiner(" ");
        text.add(Identifier.quoteIfNeeded(column.path().name()));
        add(text, "", column.get(Property.TYPE));
        if ("false".equals(column.get(Property.NULLABLE))) {
            text.add("NOT NULL");
        }
        add(text, "DEFAULT ", column.get(Property.DEFAULT));
        add(text, "GENERATED AS IDENTITY ", column.get(Property.IDENTITY));
        add(text, "GENERATED ALWAYS AS ", column.get(Property.GENERATED));
        return text.toString();
    }

    private static String view(SchemaObject view) {
        String what = view.type() == ObjectType.VIEW ? "CREATE VIEW " : "CREATE MATERIALIZED VIEW ";
        return what + view.path() + " AS "
                + String.valueOf(view.get(Property.DEFINITION)).strip();
    }

    private static String index(SchemaObject index) {
        StringJoiner text = new StringJoiner(" ");
        text.add(index.facts().has(Property.UNIQUE) ? "CREATE UNIQUE INDEX" : "CREATE INDEX");
        ObjectPath table = index.path().parent();
        text.add(Identifier.quoteIfNeeded(index.path().name())).add("ON").add(table.toString());
        add(text, "USING ", index.get(Property.METHOD));
        text.add("(" + index.get(Property.KEYS) + ")");
        String include = index.get(Property.INCLUDE);
        if (include != null) {
            text.add("INCLUDE (" + include + ")");
        }
        add(text, "WHERE ", index.get(Property.PREDICATE));
        if ("false".equals(index.get(Property.VALID))) {
            text.add("(INVALID)");
        }
        return text.toString();
    }

    private static String plain(SchemaObject object) {
        StringJoiner facts = new StringJoiner(", ", " (", ")");
        facts.setEmptyValue("");
        object.facts().forEach((property, value) -> {
            if (property.aspect() == Property.Aspect.STRUCTURE || isPrivilegeOfItsOwn(object, property)) {
                facts.add(property.label() + " " + value);
            }
        });
        return object.type().label() + " "
                + Identifier.quoteIfNeeded(object.path().name()) + facts;
    }

    private static boolean isPrivilegeOfItsOwn(SchemaObject object, Property property) {
        return object.type() == ObjectType.PRIVILEGE && property == Property.PRIVILEGES;
    }

    private static void add(StringJoiner text, String before, @Nullable String value) {
        if (value != null) {
            text.add(before + value);
        }
    }
}
