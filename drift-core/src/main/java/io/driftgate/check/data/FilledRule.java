package io.driftgate.check.data;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;

/** What is asked of rows once a migration has copied them into a table of its own: nobody can ask them before. */
final class FilledRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        boolean makesTables =
                change.part().delta().put().stream().anyMatch(object -> object.type() == ObjectType.TABLE);
        if (makesTables) {
            return List.of();
        }
        return change.part().delta().put().stream()
                .filter(object -> object.type().isMember()
                        && asks(object, change)
                        && change.rows().isFilled(object.path().parent())
                        && !change.rows().has(object))
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .map(object -> change.ask(
                        object,
                        new Probe.Unknown(),
                        "whether the rows that are copied into the table fit",
                        count -> "",
                        ""))
                .toList();
    }

    private static boolean asks(SchemaObject object, Change change) {
        return switch (object.type()) {
            case PRIMARY_KEY, UNIQUE_CONSTRAINT, EXCLUSION_CONSTRAINT ->
                change.old(object).isEmpty();
            case FOREIGN_KEY, CHECK_CONSTRAINT ->
                change.old(object).isEmpty() && !"false".equals(object.get(Property.VALIDATED));
            case INDEX -> change.old(object).isEmpty() && object.get(Property.UNIQUE) != null;
            case COLUMN ->
                "false".equals(object.get(Property.NULLABLE))
                        && change.old(object)
                                .filter(old -> "true".equals(old.get(Property.NULLABLE)))
                                .isPresent();
            default -> false;
        };
    }
}
