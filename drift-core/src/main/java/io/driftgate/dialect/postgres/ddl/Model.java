package io.driftgate.dialect.postgres.ddl;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A schema's relations and domains with what stands under them. */
final class Model {
    private final Map<ObjectPath, SchemaObject> relations = new HashMap<>();
    private final Map<ObjectPath, List<SchemaObject>> columns = new HashMap<>();
    private final Map<ObjectPath, List<SchemaObject>> constraints = new HashMap<>();
    private final Map<String, SchemaObject> schemas = new HashMap<>();
    private final Map<ObjectPath, SchemaObject> domains = new HashMap<>();

    Model(Schema schema) {
        for (SchemaObject object : schema.objects()) {
            if (object.type() == ObjectType.SCHEMA) {
                schemas.put(object.path().name(), object);
            } else if (object.type() == ObjectType.DOMAIN) {
                domains.put(object.path(), object);
            } else if (object.type().isRelation()) {
                relations.put(object.path(), object);
            } else if (object.type() == ObjectType.COLUMN) {
                under(columns, object);
            } else if (object.type().isMember()) {
                under(constraints, object);
            }
        }
    }

    private static void under(Map<ObjectPath, List<SchemaObject>> map, SchemaObject object) {
        map.computeIfAbsent(object.path().parent(), path -> new ArrayList<>()).add(object);
    }

    boolean hasSchema(String name) {
        return schemas.containsKey(name);
    }

    boolean isDomain(ObjectPath path) {
        return domains.containsKey(path);
    }

    Optional<SchemaObject> relation(ObjectPath path) {
        return Optional.ofNullable(relations.get(path));
    }

    /** By position. */
    List<SchemaObject> columns(ObjectPath relation) {
        return columns.getOrDefault(relation, List.of());
    }

    /** Everything under a relation or domain that is no column. */
    List<SchemaObject> members(ObjectPath owner) {
        return constraints.getOrDefault(owner, List.of());
    }

    /** The tables that this one is a partition of or inherits from, as far as they are known. */
    List<SchemaObject> parents(SchemaObject table) {
        String names = table.get(Property.PARTITION_OF);
        if (names == null) {
            names = table.get(Property.INHERITS);
        }
        List<SchemaObject> found = new ArrayList<>();
        for (String name : Items.of(names)) {
            relation(ObjectPath.parse(name)).ifPresent(found::add);
        }
        return found;
    }

    /** How many partitioned tables stand above: 0 for one that is no partition. */
    int depth(ObjectPath table) {
        int depth = 0;
        Optional<SchemaObject> at = relation(table);
        while (at.isPresent() && at.get().facts().has(Property.PARTITION_OF) && depth < 64) {
            depth++;
            at = parents(at.get()).stream().findFirst();
        }
        return depth;
    }
}
