package io.driftgate.check.data;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Objects;
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
        ObjectPath table = column.path().parent();
        return Stream.of(column)
                .filter(object -> "STORED".equals(object.get(Property.GENERATED_STORAGE)))
                .map(object -> ask(
                        column,
                        new Probe.Computed(
                                change.rows().base(table), Objects.requireNonNull(object.get(Property.GENERATED))),
                        "the column",
                        change));
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
