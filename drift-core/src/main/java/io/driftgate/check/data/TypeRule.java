package io.driftgate.check.data;

import io.driftgate.dialect.RowSql.Conversion;
import io.driftgate.dialect.RowSql.Retyped;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;

/** A column that gets a type in which some of its values do not fit, or do not stay what they are. */
final class TypeRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        List<Question> questions = new ArrayList<>();
        change.put(ObjectType.COLUMN).forEach(column -> change.retyped(column)
                .filter(retyped -> !Objects.equals(
                        retyped.old().get(Property.TYPE), retyped.now().get(Property.TYPE)))
                .ifPresent(retyped -> {
                    misfits(retyped, change, questions);
                    losses(retyped, change, questions);
                }));
        return questions;
    }

    private static void misfits(Retyped retyped, Change change, List<Question> questions) {
        SchemaObject column = retyped.now();
        Conversion conversion = change.sql().conversion(retyped);
        String from = change.rows().from(column.path().parent());
        LongFunction<String> message = count -> Question.rows(count) + (count == 1 ? " holds" : " hold")
                + " a value that does not fit " + column.get(Property.TYPE);
        String open = "whether all values fit " + column.get(Property.TYPE);
        String remedy = "Correct these values first, or convert them with USING";
        if (conversion instanceof Conversion.Where where) {
            String see = remedy + ": SELECT * FROM " + change.shown(column) + " WHERE " + where.condition();
            questions.add(change.ask(column, new Probe.Where(from, where.condition()), open, message, see));
        } else if (conversion instanceof Conversion.Trial trial) {
            questions.add(change.ask(column, new Probe.Trial(from, trial.expression()), open, message, remedy));
        } else if (conversion instanceof Conversion.Unknown) {
            questions.add(change.ask(column, new Probe.Unknown(), open, message, remedy));
        }
    }

    /** Values that are rounded or cut without an error. */
    private static void losses(Retyped retyped, Change change, List<Question> questions) {
        SchemaObject column = retyped.now();
        change.sql()
                .alters(retyped)
                .ifPresent(condition -> questions.add(change.ask(
                                column,
                                new Probe.Where(change.rows().from(column.path().parent()), condition),
                                "whether values are rounded or cut",
                                count -> Question.rows(count) + (count == 1 ? " holds" : " hold") + " a value that "
                                        + column.get(Property.TYPE) + " rounds or cuts",
                                "Keep what is still needed of them first: SELECT * FROM " + change.shown(column)
                                        + " WHERE " + condition)
                        .with(DataEffect.LOST)));
    }
}
