package io.driftgate.diff;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Rename;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects that have another name on the actual side, and what follows from that for everything that refers to them by
 * name. Text inside SQL is left alone: only the engine can rename there.
 */
final class Renames {
    private final List<Rename> list;
    private final Map<ObjectPath, ObjectPath> relations = new HashMap<>();
    private final Map<ObjectPath, ObjectPath> columns = new HashMap<>();

    Renames(List<Rename> list) {
        this.list = List.copyOf(list);
        for (Rename rename : list) {
            Map<ObjectPath, ObjectPath> map = rename.type() == ObjectType.COLUMN ? columns : relations;
            map.put(rename.from(), rename.to());
        }
    }

    List<Rename> list() {
        return list;
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    Renames and(List<Rename> more) {
        List<Rename> all = new ArrayList<>(list);
        all.addAll(more);
        return new Renames(all);
    }

    /** The expected object as it would be called and refer to others after these renames. */
    SchemaObject apply(SchemaObject object) {
        if (isEmpty()) {
            return object;
        }
        SchemaObject renamed = object.at(path(object.path()));
        renamed = map(renamed, Property.TYPE, this::type);
        renamed = map(renamed, Property.OWNED_BY, value -> path(ObjectPath.parse(value))
                .toString());
        for (Property property :
                List.of(Property.INHERITS, Property.PARTITION_OF, Property.OF_TYPE, Property.FUNCTION)) {
            renamed = map(renamed, property, this::paths);
        }
        ObjectPath table = object.path().parent();
        for (Property property : List.of(Property.COLUMNS, Property.INCLUDE, Property.DELETE_COLUMNS, Property.KEYS)) {
            renamed = map(renamed, property, value -> names(table, value));
        }
        for (Property property : List.of(Property.CLUSTERED_ON, Property.REPLICA_IDENTITY)) {
            renamed = map(renamed, property, value -> index(object.path(), value));
        }
        return references(renamed, object.get(Property.REFERENCED_TABLE));
    }

    private SchemaObject references(SchemaObject object, @Nullable String referenced) {
        if (referenced == null) {
            return object;
        }
        ObjectPath table = ObjectPath.parse(referenced);
        SchemaObject renamed = object.with(
                Property.REFERENCED_TABLE, relations.getOrDefault(table, table).toString());
        return map(renamed, Property.REFERENCED_COLUMNS, value -> names(table, value));
    }

    private interface Text {
        String of(String value);
    }

    private static SchemaObject map(SchemaObject object, Property property, Text change) {
        String value = object.get(property);
        if (value == null) {
            return object;
        }
        String changed = change.of(value);
        return changed.equals(value) ? object : object.with(property, changed);
    }

    private ObjectPath path(ObjectPath path) {
        ObjectPath exact = columns.get(path);
        ObjectPath own = exact == null ? path : path.withName(exact.name());
        ObjectPath whole = relations.get(path);
        if (whole != null) {
            return whole;
        }
        for (int length = own.parts().size() - 1; length > 0; length--) {
            ObjectPath prefix = new ObjectPath(own.parts().subList(0, length), null);
            ObjectPath to = relations.get(prefix);
            if (to != null) {
                return reroot(own, prefix, to);
            }
        }
        return own;
    }

    private static ObjectPath reroot(ObjectPath path, ObjectPath from, ObjectPath to) {
        List<String> parts = new ArrayList<>(to.parts());
        parts.addAll(path.parts().subList(from.parts().size(), path.parts().size()));
        return new ObjectPath(parts, path.arguments());
    }

    /** The name of one of the table's indexes, alone or behind words such as USING INDEX. */
    private String index(ObjectPath table, String value) {
        for (Map.Entry<ObjectPath, ObjectPath> rename : relations.entrySet()) {
            String from = Identifier.quoteIfNeeded(rename.getKey().name());
            boolean ofTable = rename.getKey().parent().equals(table);
            if (ofTable && (value.equals(from) || value.endsWith(" " + from))) {
                return value.substring(0, value.length() - from.length())
                        + Identifier.quoteIfNeeded(rename.getValue().name());
            }
        }
        return value;
    }

    /** A type of one's own is written with its schema, alone or as an array. */
    private String type(String type) {
        int end = TypeName.end(type);
        ObjectPath name = ObjectPath.parse(type.substring(0, end));
        return name.parts().size() > 1 ? path(name) + type.substring(end) : type;
    }

    private String paths(String value) {
        List<String> mapped = new ArrayList<>();
        for (String part : NameList.split(value)) {
            mapped.add(NameList.isPath(part) ? path(ObjectPath.parse(part)).toString() : part);
        }
        return String.join(", ", mapped);
    }

    private String names(ObjectPath table, String value) {
        if (columns.isEmpty()) {
            return value;
        }
        List<String> mapped = new ArrayList<>();
        for (String part : NameList.split(value)) {
            mapped.add(NameList.withHead(part, name -> {
                ObjectPath to = columns.get(table.child(name));
                return to == null ? name : to.name();
            }));
        }
        return String.join(", ", mapped);
    }
}
