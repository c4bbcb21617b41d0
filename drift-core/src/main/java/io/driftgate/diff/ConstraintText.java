package io.driftgate.diff;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.StringJoiner;

/** A constraint as SQL writes it inside a table. */
final class ConstraintText {

    private ConstraintText() {}

    static String of(SchemaObject constraint) {
        StringJoiner text = new StringJoiner(" ");
        if (!constraint.facts().has(Property.UNNAMED)) {
            text.add("CONSTRAINT " + Identifier.quoteIfNeeded(constraint.path().name()));
        }
        text.add(what(constraint.type()));
        text.add("(" + constraint.get(body(constraint.type())) + ")");
        if (constraint.type() == ObjectType.FOREIGN_KEY) {
            references(constraint, text);
        }
        add(text, "", constraint.get(Property.DEFERRABLE));
        if ("false".equals(constraint.get(Property.VALIDATED))) {
            text.add("NOT VALID");
        }
        return text.toString();
    }

    private static String what(ObjectType type) {
        return switch (type) {
            case PRIMARY_KEY -> "PRIMARY KEY";
            case UNIQUE_CONSTRAINT -> "UNIQUE";
            case FOREIGN_KEY -> "FOREIGN KEY";
            default -> "CHECK";
        };
    }

    private static Property body(ObjectType type) {
        return type == ObjectType.CHECK_CONSTRAINT ? Property.EXPRESSION : Property.COLUMNS;
    }

    private static void references(SchemaObject key, StringJoiner text) {
        String columns = key.get(Property.REFERENCED_COLUMNS);
        text.add("REFERENCES " + key.get(Property.REFERENCED_TABLE) + (columns == null ? "" : " (" + columns + ")"));
        add(text, "MATCH ", key.get(Property.MATCH));
        add(text, "ON UPDATE ", key.get(Property.UPDATE_RULE));
        add(text, "ON DELETE ", key.get(Property.DELETE_RULE));
    }

    private static void add(StringJoiner text, String before, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            text.add(before + value);
        }
    }
}
