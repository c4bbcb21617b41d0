package io.driftgate.check.data;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A column that cannot be added to a table with rows, because they would have no value for it. */
final class NewColumnRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        return change.put(ObjectType.COLUMN)
                .filter(column -> change.old(column).isEmpty() && !mayBeRenamed(column, change))
                .flatMap(column -> question(column, change))
                .toList();
    }

    private static boolean mayBeRenamed(SchemaObject column, Change change) {
        return change.part().delta().removed().stream()
                .anyMatch(key -> key.type() == ObjectType.COLUMN
                        && key.path().parent().equals(column.path().parent()));
    }

    private static Stream<Question> question(SchemaObject column, Change change) {
        ObjectPath table = column.path().parent();
        Optional<SchemaObject> domain = domain(column, change);
        Optional<String> refusal = change.sql().refusesRows(column).or(() -> domain.filter(
                        found -> "false".equals(found.get(Property.NULLABLE)) && !isFilled(column))
                .map(found -> "the new column has no default, and its domain is NOT NULL"));
        boolean fills =
                domain.filter(found -> found.get(Property.DEFAULT) != null).isPresent();
        if (refusal.isEmpty() || fills) {
            return Stream.empty();
        }
        return Stream.of(change.ask(
                column,
                new Probe.Any(change.rows().base(table)),
                "whether a column can be added that rows have no value for",
                count -> refusal.get() + ", and " + table + " holds " + Question.rows(count),
                "Add the column with a default, or without NOT NULL; fill it, and set NOT NULL then"));
    }

    private static boolean isFilled(SchemaObject column) {
        return Stream.of(Property.DEFAULT, Property.GENERATED, Property.IDENTITY)
                .anyMatch(property -> column.get(property) != null);
    }

    /** It may have a default of its own. */
    private static Optional<SchemaObject> domain(SchemaObject column, Change change) {
        String type = String.valueOf(column.get(Property.TYPE));
        return type.contains(".") && !type.endsWith("]")
                ? change.after().find(new SchemaObject.Key(ObjectType.DOMAIN, ObjectPath.parse(type)))
                : Optional.empty();
    }
}
