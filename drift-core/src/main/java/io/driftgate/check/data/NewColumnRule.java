package io.driftgate.check.data;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
            return domain.stream().flatMap(found -> untaken(column, found, change));
        }
        return Stream.of(change.ask(
                column,
                new Probe.Any(change.rows().base(table)),
                "whether a column can be added that rows have no value for",
                count -> refusal.get() + ", and " + table + " holds " + Question.rows(count),
                "Add the column with a default, or without NOT NULL; fill it, and set NOT NULL then"));
    }

    /** A domain may refuse what rows get in it, and so may the one that it is made of. */
    private static Stream<Question> untaken(SchemaObject column, SchemaObject domain, Change change) {
        boolean given = column.get(Property.GENERATED) != null || column.get(Property.IDENTITY) != null;
        String value = Objects.requireNonNullElse(
                column.get(Property.DEFAULT), Objects.requireNonNullElse(domain.get(Property.DEFAULT), "NULL"));
        if (given || value.contains("(")) {
            return Stream.empty();
        }
        List<SchemaObject> chain = new ArrayList<>(List.of(domain));
        Optional<SchemaObject> next = domain(domain, change);
        while (next.isPresent()) {
            chain.add(next.get());
            next = domain(next.get(), change);
        }
        String type = String.valueOf(chain.get(chain.size() - 1).get(Property.TYPE));
        String from = "(SELECT CAST(" + value + " AS " + type + ") AS value FROM "
                + change.rows().base(column.path().parent()) + ") AS t";
        Stream<String> nulls = chain.stream()
                .filter(link -> "false".equals(link.get(Property.NULLABLE)))
                .map(link -> "VALUE IS NULL");
        Stream<String> checks = chain.stream()
                .flatMap(link -> change.after().at(link.path()).stream())
                .filter(CheckRule::isChecked)
                .map(check -> "NOT (" + check.get(Property.EXPRESSION) + ")");
        String where = Stream.concat(nulls, checks).collect(Collectors.joining(" OR "));
        return where.isEmpty() ? Stream.empty() : Stream.of(untaken(column, value, from, where, change));
    }

    private static Question untaken(SchemaObject column, String value, String from, String where, Change change) {
        ObjectPath table = column.path().parent();
        return new Question(
                DataEffect.FAILS,
                column.path(),
                table,
                Set.of(),
                List.of(),
                new Probe.Base(from, where),
                "whether the column's domain takes what rows get in it",
                count -> "the domain of the new column does not take " + value + ", and " + table + " holds "
                        + Question.rows(count),
                "Add the column with a default that its domain takes");
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
