package io.driftgate.check.data;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A key that becomes unique while rows share it. */
final class UniqueRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        return change.put(ObjectType.PRIMARY_KEY, ObjectType.UNIQUE_CONSTRAINT, ObjectType.INDEX)
                .filter(object -> isUnique(object) && change.isNew(object))
                .flatMap(object -> question(object, change))
                .toList();
    }

    static boolean isUnique(SchemaObject object) {
        return (object.type() != ObjectType.INDEX || object.get(Property.UNIQUE) != null)
                && !"false".equals(object.get(Property.VALID))
                && object.get(Property.PARTITION_OF) == null;
    }

    static Stream<Question> question(SchemaObject object, Change change) {
        List<String> keys = change.sql().keys(object);
        if (keys.isEmpty()) {
            return Stream.empty();
        }
        String from = change.from(object.path().parent());
        String where = where(object, keys);
        String shown = String.join(", ", keys);
        return Stream.of(change.ask(
                object,
                new Probe.Shared(from, where, keys),
                "whether rows share a key that becomes unique",
                count -> Question.rows(count) + " share a key with others, and " + Question.shown(keys)
                        + " becomes unique",
                "Settle these rows first: SELECT " + shown + ", count(*) FROM " + change.shown(object) + " WHERE "
                        + where + " GROUP BY " + shown + " HAVING count(*) > 1"));
    }

    /** A NULL is like no other, unless the index says so. */
    static String where(SchemaObject object, List<String> keys) {
        List<String> conditions = new ArrayList<>();
        String predicate = object.get(Property.PREDICATE);
        if (predicate != null) {
            conditions.add("(" + predicate + ")");
        }
        if (object.get(Property.NULLS_NOT_DISTINCT) == null) {
            keys.forEach(key -> conditions.add(key + " IS NOT NULL"));
        }
        return conditions.isEmpty() ? "1 = 1" : String.join(" AND ", conditions);
    }
}
