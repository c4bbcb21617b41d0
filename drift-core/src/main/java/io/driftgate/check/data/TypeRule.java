package io.driftgate.check.data;

import io.driftgate.dialect.RowSql.Conversion;
import io.driftgate.dialect.RowSql.Retyped;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** A column that gets a type in which some of its values do not fit. */
final class TypeRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        return change.put(ObjectType.COLUMN)
                .filter(column -> change.old(column)
                        .filter(old -> !Objects.equals(old.get(Property.TYPE), column.get(Property.TYPE))
                                && !Change.namesTypeAnew(change.part(), old))
                        .isPresent())
                .flatMap(column -> question(column, change))
                .toList();
    }

    private static Stream<Question> question(SchemaObject column, Change change) {
        SchemaObject old = change.old(column).orElseThrow();
        Conversion conversion = change.sql()
                .conversion(new Retyped(
                        old, column, labels(column, change), change.part().text()));
        String from = change.rows().from(column.path().parent());
        LongFunction<String> message = count -> Question.rows(count) + (count == 1 ? " holds" : " hold")
                + " a value that does not fit " + column.get(Property.TYPE);
        String open = "whether all values fit " + column.get(Property.TYPE);
        String remedy = "Correct these values first, or convert them with USING";
        if (conversion instanceof Conversion.Where where) {
            String see = remedy + ": SELECT * FROM " + column.path().parent() + " WHERE " + where.condition();
            return Stream.of(change.ask(column, new Probe.Where(from, where.condition()), open, message, see));
        }
        if (conversion instanceof Conversion.Trial trial) {
            return Stream.of(change.ask(column, new Probe.Trial(from, trial.expression()), open, message, remedy));
        }
        if (conversion instanceof Conversion.Unknown) {
            return Stream.of(change.ask(column, new Probe.Unknown(), open, message, remedy));
        }
        return Stream.empty();
    }

    private static String labels(SchemaObject column, Change change) {
        String type = String.valueOf(column.get(Property.TYPE));
        return type.contains(".") && !type.endsWith("]")
                ? Optional.ofNullable(ObjectPath.parse(type))
                        .flatMap(path -> change.after().find(new SchemaObject.Key(ObjectType.ENUM, path)))
                        .map(found -> found.get(Property.LABELS))
                        .orElse("")
                : "";
    }
}
