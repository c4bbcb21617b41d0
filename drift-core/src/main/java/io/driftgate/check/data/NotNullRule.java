package io.driftgate.check.data;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Objects;

/** A column that becomes NOT NULL while rows hold NULL. */
final class NotNullRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        return change.put(ObjectType.COLUMN)
                .filter(column -> "false".equals(column.get(Property.NULLABLE))
                        && change.old(column).isPresent()
                        && ("true".equals(change.old(column).get().get(Property.NULLABLE))
                                || isUnchecked(change.old(column).get()))
                        && !isUnchecked(column))
                .map(column -> question(column, change))
                .toList();
    }

    /** PostgreSQL 18 and later. */
    private static boolean isUnchecked(SchemaObject column) {
        return Objects.requireNonNullElse(column.get(Property.NOT_NULL_CONSTRAINT), "")
                .endsWith("NOT VALID");
    }

    private static Question question(SchemaObject column, Change change) {
        String name = Identifier.quote(column.path().name());
        String shown = Identifier.quoteIfNeeded(column.path().name());
        return change.ask(
                column,
                new Probe.Where(change.from(column.path().parent()), name + " IS NULL"),
                "whether rows hold NULL in a column that becomes NOT NULL",
                count -> Question.rows(count) + (count == 1 ? " holds" : " hold")
                        + " NULL, and the column becomes NOT NULL",
                "Give these rows a value first, here or in the migration before SET NOT NULL: SELECT * FROM "
                        + change.shown(column) + " WHERE " + shown + " IS NULL");
    }
}
