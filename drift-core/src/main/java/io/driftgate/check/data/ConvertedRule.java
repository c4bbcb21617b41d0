package io.driftgate.check.data;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** What a table asks of its rows already, and asks once more of the values that a column's new type or collation makes of them. */
final class ConvertedRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        return change.put(ObjectType.COLUMN)
                .filter(column -> change.converted(column).isPresent())
                .flatMap(column -> questions(column, change))
                .toList();
    }

    private static Stream<Question> questions(SchemaObject column, Change change) {
        ObjectPath table = column.path().parent();
        Stream<Question> nulls = "false".equals(column.get(Property.NULLABLE))
                        && change.old(column)
                                .filter(old -> "false".equals(old.get(Property.NULLABLE)))
                                .isPresent()
                ? Stream.of(nulls(column, change))
                : Stream.empty();
        Stream<Question> others = change.after().at(table).stream()
                .filter(object -> object.type().isMember()
                        && object.path().parent().equals(table)
                        && change.old(object).isPresent()
                        && !change.isNew(object)
                        && concerns(object, column.path().name()))
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .flatMap(object -> question(object, change));
        return Stream.concat(nulls, others);
    }

    /** In doubt it does: a row that breaks it is a row that breaks it. */
    private static boolean concerns(SchemaObject object, String column) {
        String name = column.toLowerCase(Locale.ROOT);
        return Stream.of(Property.COLUMNS, Property.KEYS, Property.EXPRESSION, Property.PREDICATE)
                .map(object::get)
                .filter(Objects::nonNull)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(name));
    }

    private static Question nulls(SchemaObject column, Change change) {
        return change.ask(
                column,
                new Probe.Where(
                        change.from(column.path().parent()),
                        Identifier.quote(column.path().name()) + " IS NULL"),
                "whether the conversion gives NULL, which the column does not take",
                count -> "the conversion gives NULL for " + Question.rows(count) + ", and the column is NOT NULL",
                "Correct these values first, or let USING give another one");
    }

    private static Stream<Question> question(SchemaObject object, Change change) {
        return switch (object.type()) {
            case PRIMARY_KEY, UNIQUE_CONSTRAINT, INDEX ->
                UniqueRule.isUnique(object) ? UniqueRule.question(object, change) : Stream.empty();
            case CHECK_CONSTRAINT ->
                CheckRule.isChecked(object) ? Stream.of(CheckRule.question(object, change)) : Stream.empty();
            case FOREIGN_KEY, EXCLUSION_CONSTRAINT ->
                Stream.of(change.ask(
                        object, new Probe.Unknown(), "whether the converted values still keep to it", count -> "", ""));
            default -> Stream.empty();
        };
    }
}
