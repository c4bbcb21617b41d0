package io.driftgate.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** What several do, one after the other. */
    public static SchemaDelta inTurn(List<SchemaDelta> deltas) {
        Set<SchemaObject.Key> removed = new HashSet<>();
        Map<SchemaObject.Key, SchemaObject> put = new HashMap<>();
        for (SchemaDelta delta : deltas) {
            removed.addAll(delta.removed());
            put.keySet().removeAll(delta.removed());
            delta.put().forEach(object -> put.put(object.key(), object));
        }
        return new SchemaDelta(removed, Set.copyOf(put.values()));
    }

    public Schema applyTo(Schema before) {
        if (isEmpty()) {
            return before;
        }
        SortedMap<ObjectPath, Map<SchemaObject.Key, SchemaObject>> groups = new TreeMap<>(ObjectOrder::byTopLevel);
        removed.forEach(key -> group(groups, before, key).remove(key));
        put.forEach(object -> group(groups, before, object.key()).put(object.key(), object));
        SortedMap<ObjectPath, Collection<SchemaObject>> members = new TreeMap<>(ObjectOrder::byTopLevel);
        groups.forEach((path, group) -> members.put(path, group.values()));
        return before.with(schemas(before), members);
    }

    /** What stands under the same name as an object, by its key. */
    private static Map<SchemaObject.Key, SchemaObject> group(
            SortedMap<ObjectPath, Map<SchemaObject.Key, SchemaObject>> groups, Schema before, SchemaObject.Key key) {
        return groups.computeIfAbsent(key.path(), path -> {
            Map<SchemaObject.Key, SchemaObject> group = new HashMap<>();
            before.at(path).forEach(object -> group.put(object.key(), object));
            return group;
        });
    }

    /** A schema that came or went is one that is, or is no longer, read. */
    private List<String> schemas(Schema before) {
        Set<String> names = new LinkedHashSet<>(before.schemas());
        removed.stream()
                .filter(key -> key.type() == ObjectType.SCHEMA)
                .forEach(key -> names.remove(key.path().name()));
        put.stream()
                .filter(object -> object.type() == ObjectType.SCHEMA)
                .forEach(object -> names.add(object.path().name()));
        return names.equals(Set.copyOf(before.schemas()))
                ? before.schemas()
                : names.stream().sorted().toList();
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
