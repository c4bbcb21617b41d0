package io.driftgate.check.data;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A domain that becomes narrower while rows hold values outside of it. */
final class DomainRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        return change.part().delta().put().stream()
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .flatMap(object -> conditions(object, change))
                .toList();
    }

    private static Stream<Question> conditions(SchemaObject object, Change change) {
        boolean isNew =
                change.old(object).isEmpty() || !change.old(object).get().equals(object);
        if (object.type() == ObjectType.CHECK_CONSTRAINT
                && !"false".equals(object.get(Property.VALIDATED))
                && isNew
                && isDomain(object.path().parent(), change)) {
            return columns(
                    object.path(), object.path().parent(), "NOT (" + object.get(Property.EXPRESSION) + ")", change);
        }
        boolean tighter = object.type() == ObjectType.DOMAIN
                && "false".equals(object.get(Property.NULLABLE))
                && change.old(object)
                        .filter(old -> "true".equals(old.get(Property.NULLABLE)))
                        .isPresent();
        return tighter ? columns(object.path(), object.path(), "VALUE IS NULL", change) : Stream.empty();
    }

    private static boolean isDomain(ObjectPath path, Change change) {
        return change.before()
                .find(new SchemaObject.Key(ObjectType.DOMAIN, path))
                .isPresent();
    }

    private static Stream<Question> columns(ObjectPath path, ObjectPath domain, String where, Change change) {
        return change.after().objects().stream()
                .filter(column -> column.type() == ObjectType.COLUMN
                        && domain.toString().equals(column.get(Property.TYPE))
                        && change.rows().stands(column.path().parent()))
                .map(column -> question(path, domain, column, where, change));
    }

    private static Question question(
            ObjectPath path, ObjectPath domain, SchemaObject column, String where, Change change) {
        ObjectPath table = column.path().parent();
        List<String> key = change.rows().key(table);
        String keys = key.stream().map(name -> Identifier.quote(name) + ", ").collect(Collectors.joining());
        String from = "(SELECT " + keys + Identifier.quote(column.path().name()) + " AS value FROM "
                + change.rows().from(table) + ") AS t";
        return new Question(
                DataEffect.FAILS,
                path,
                table,
                Set.of(),
                key,
                new Probe.Where(from, where),
                "whether rows of " + table + " hold values that the domain " + domain + " takes no more",
                count -> Question.rows(count) + " of " + table + (count == 1 ? " holds" : " hold") + " values in "
                        + column.path().name() + " that the domain takes no more",
                "Correct these rows first");
    }
}
