package io.driftgate.check;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the new texts of edited repeatable migrations are about: how it is to be before they have run, no file says.
 *
 * @param made the objects that only they make
 * @param touched of objects that others make, what they change
 */
record Undecided(Set<ObjectPath> made, Map<SchemaObject.Key, Set<Property>> touched) {
    static final Undecided NOTHING = new Undecided(Set.of(), Map.of());

    Undecided {
        made = Set.copyOf(made);
        touched = Map.copyOf(touched);
    }

    /** All of these objects, where it is not known how they are without the texts. */
    static Undecided all(Set<ObjectPath> objects) {
        return new Undecided(objects, Map.of());
    }

    /** @param without what all other migrations give */
    static Undecided between(Schema with, Schema without) {
        Set<ObjectPath> made = new HashSet<>();
        Map<SchemaObject.Key, Set<Property>> touched = new HashMap<>();
        for (SchemaObject object : with.objects()) {
            without.find(object.key())
                    .ifPresentOrElse(
                            other -> {
                                if (!other.equals(object)) {
                                    touched.put(object.key(), differing(object, other));
                                }
                            },
                            () -> made.add(object.path()));
        }
        return new Undecided(made, touched);
    }

    private static Set<Property> differing(SchemaObject some, SchemaObject other) {
        Set<Property> properties = EnumSet.noneOf(Property.class);
        properties.addAll(some.facts().toMap().keySet());
        properties.addAll(other.facts().toMap().keySet());
        properties.removeIf(property -> java.util.Objects.equals(some.get(property), other.get(property)));
        return properties;
    }

    /** Whether any of it is that object, or a part of it. */
    boolean isAbout(ObjectPath path) {
        return made.contains(path)
                || touched.keySet().stream().anyMatch(key -> key.path().equals(path));
    }

    /** What is left of a schema to be compared. */
    Schema without(Schema schema) {
        if (made.isEmpty() && touched.isEmpty()) {
            return schema;
        }
        Schema left = schema.filter(object -> !made.contains(object.path()) && !isPart(object, schema));
        return left.withObjects(left.objects().stream().map(this::decided).toList());
    }

    private SchemaObject decided(SchemaObject object) {
        SchemaObject decided = object;
        for (Property property : touched.getOrDefault(object.key(), Set.of())) {
            decided = decided.with(property, null);
        }
        return decided;
    }

    /** A view's columns are its text's; a table's are not decided by what else changes about it. */
    private boolean isPart(SchemaObject object, Schema schema) {
        return object.type().isMember()
                && made.contains(object.path().parent())
                && schema.find(new SchemaObject.Key(
                                ObjectType.TABLE, object.path().parent()))
                        .isEmpty();
    }
}
