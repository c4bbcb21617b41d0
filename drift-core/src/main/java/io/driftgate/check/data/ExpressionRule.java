package io.driftgate.check.data;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** An expression that is evaluated for each row and fails for some: of an index, or of a generated column that is stored. */
final class ExpressionRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        return Stream.concat(
                        change.put(ObjectType.INDEX).filter(change::isNew).flatMap(index -> ofIndex(index, change)),
                        change.put(ObjectType.COLUMN)
                                .filter(column -> change.old(column).isEmpty())
                                .flatMap(column -> ofColumn(column, change)))
                .toList();
    }

    private static Stream<Question> ofIndex(SchemaObject index, Change change) {
        boolean built = !"false".equals(index.get(Property.VALID)) && index.get(Property.PARTITION_OF) == null;
        return Stream.of(index)
                .filter(object -> built)
                .flatMap(object -> change.sql().computed(object).stream())
                .map(expression -> ask(
                        index,
                        new Probe.Trial(change.rows().from(index.path().parent()), expression),
                        "the index",
                        change));
    }

    /** The table is asked as it is: the column itself is not there yet. */
    private static Stream<Question> ofColumn(SchemaObject column, Change change) {
        String expression = column.get(Property.GENERATED);
        if (expression == null) {
            return Stream.empty();
        }
        String from = change.rows().base(column.path().parent());
        Stream<Question> stored = "STORED".equals(column.get(Property.GENERATED_STORAGE))
                ? Stream.of(ask(
                        column,
                        change.sql()
                                .overlong(column, expression)
                                .<Probe>map(where -> new Probe.Base(from, where))
                                .orElseGet(() -> new Probe.Computed(
                                        from, "CAST((" + expression + ") AS " + column.get(Property.TYPE) + ")")),
                        "the column",
                        change))
                : Stream.empty();
        Stream<Question> nulls = "false".equals(column.get(Property.NULLABLE))
                ? Stream.of(change.ask(
                        column,
                        new Probe.Base(from, "(" + expression + ") IS NULL"),
                        "whether the expression of the column gives NULL, which it does not take",
                        count -> "its expression gives NULL for " + Question.rows(count)
                                + ", and the column is NOT NULL",
                        "Correct these rows first"))
                : Stream.empty();
        return Stream.concat(stored, nulls);
    }

    private static Question ask(SchemaObject object, Probe probe, String what, Change change) {
        LongFunction<String> message = count -> Question.rows(count) + (count == 1 ? " holds" : " hold")
                + " values for which the expression of " + what + " fails";
        return change.ask(
                object,
                probe,
                "whether the expression of " + what + " can be evaluated for all rows",
                message,
                "Correct these rows first");
    }
}
