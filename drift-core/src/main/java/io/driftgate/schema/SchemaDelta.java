package io.driftgate.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a step did to a schema.
 *
 * @param removed objects that are gone
 * @param put objects that are new or different, whole
 */
public record SchemaDelta(Set<SchemaObject.Key> removed, Set<SchemaObject> put) {
    public static final SchemaDelta NONE = new SchemaDelta(Set.of(), Set.of());

    public SchemaDelta {
        removed = Set.copyOf(removed);
        put = Set.copyOf(put);
    }

    public static SchemaDelta between(Schema before, Schema after) {
        Map<SchemaObject.Key, SchemaObject> old = before.byKey();
        Set<SchemaObject.Key> removed = new LinkedHashSet<>(old.keySet());
        Set<SchemaObject> put = new LinkedHashSet<>();
        for (SchemaObject object : after.objects()) {
            removed.remove(object.key());
            if (!object.equals(old.get(object.key()))) {
                put.add(object);
            }
        }
        return new SchemaDelta(removed, put);
    }

    public Schema applyTo(Schema before) {
        if (isEmpty()) {
            return before;
        }
        Map<SchemaObject.Key, SchemaObject> objects = new LinkedHashMap<>(before.byKey());
        removed.forEach(objects::remove);
        put.forEach(object -> objects.put(object.key(), object));
        return before.withObjects(new ArrayList<>(objects.values()));
    }

    public boolean isEmpty() {
        return removed.isEmpty() && put.isEmpty();
    }

    /** Without the objects that the filter does not keep. */
    public SchemaDelta filter(Predicate<SchemaObject.Key> kept) {
        return new SchemaDelta(
                removed.stream().filter(kept).collect(java.util.stream.Collectors.toSet()),
                put.stream().filter(object -> kept.test(object.key())).collect(java.util.stream.Collectors.toSet()));
    }

    /** The keys of everything that it is about. */
    public List<SchemaObject.Key> keys() {
        List<SchemaObject.Key> keys = new ArrayList<>(removed);
        put.forEach(object -> keys.add(object.key()));
        return keys;
    }
}
