package io.driftgate.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * What a database looks like: every object whose change is drift, in one fixed order.
 *
 * @param engine the database it was read from
 * @param schemas the names of the schemas that were read, as they were asked for
 * @param objects sorted at the door; no two share type and path
 */
public record Schema(Engine engine, List<String> schemas, List<SchemaObject> objects) {

    public Schema {
        schemas = List.copyOf(schemas);
        objects = ObjectOrder.inOrder(objects);
    }

    /** The objects by type and path, in this schema's order. */
    public Map<SchemaObject.Key, SchemaObject> byKey() {
        Map<SchemaObject.Key, SchemaObject> map = new LinkedHashMap<>(objects.size() * 4 / 3 + 1);
        objects.forEach(object -> map.put(object.key(), object));
        return map;
    }

    /**
     * The objects of which the path begins as this one: with its first two parts, or with its only one if it has no more. All that may
     * stand under one name, a table with its members or all routines; found without looking at the others.
     */
    public List<SchemaObject> at(ObjectPath path) {
        int from = firstNotBefore(path, false);
        return objects.subList(from, firstNotBefore(path, true));
    }

    /** The object with that type and path, found without looking at the others. */
    public Optional<SchemaObject> find(SchemaObject.Key key) {
        return at(key.path()).stream()
                .filter(object -> object.type() == key.type() && object.path().equals(key.path()))
                .findFirst();
    }

    /**
     * With other objects in the place of some; the rest stays in its order, and is not looked at.
     *
     * @param groups what is to stand at each path, in place of what {@link #at} gives for it
     */
    Schema with(List<String> otherSchemas, SortedMap<ObjectPath, Collection<SchemaObject>> groups) {
        List<SchemaObject> all = new ArrayList<>(objects.size() + groups.size());
        int from = 0;
        for (Map.Entry<ObjectPath, Collection<SchemaObject>> group : groups.entrySet()) {
            all.addAll(objects.subList(from, firstNotBefore(group.getKey(), false)));
            List<SchemaObject> members = new ArrayList<>(group.getValue());
            members.sort(ObjectOrder.INSTANCE);
            all.addAll(members);
            from = firstNotBefore(group.getKey(), true);
        }
        all.addAll(objects.subList(from, objects.size()));
        return new Schema(engine, otherSchemas, ObjectOrder.trusted(all));
    }

    private int firstNotBefore(ObjectPath path, boolean afterEqual) {
        int low = 0;
        int high = objects.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = ObjectOrder.byTopLevel(objects.get(middle).path(), path);
            if (order < 0 || afterEqual && order == 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public Schema filter(Predicate<SchemaObject> kept) {
        return new Schema(engine, schemas, objects.stream().filter(kept).toList());
    }

    public Schema withObjects(List<SchemaObject> others) {
        return new Schema(engine, schemas, others);
    }

    public long count(ObjectType type) {
        long count = 0;
        for (SchemaObject object : objects) {
            count += object.type() == type ? 1 : 0;
        }
        return count;
    }
}
