package io.driftgate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.DriftResult;
import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Severity;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The changed tables of a result with their neighbours by foreign key, as data for a picture. */
final class Diagram {
    /** More boxes than these are no picture. */
    private static final int MOST_TABLES = 12;

    private static final int MOST_NEIGHBOURS = 12;
    private static final int MOST_COLUMNS = 14;

    private final DriftResult result;
    private final Map<ObjectPath, String> changed = new LinkedHashMap<>();
    private final Map<ObjectPath, Map<String, String>> columns = new LinkedHashMap<>();
    private final Map<ObjectPath, SchemaObject> keys = new TreeMap<>();

    private Diagram(DriftResult result) {
        this.result = result;
    }

    /** Puts {@code diagram} into the target, where tables have changed; nothing otherwise. */
    static void put(DriftResult result, ObjectNode target) {
        Diagram diagram = new Diagram(result);
        diagram.findChanged();
        if (!diagram.changed.isEmpty()) {
            diagram.findKeys();
            diagram.write(target.putObject("diagram"));
        }
    }

    private void findChanged() {
        Set<ObjectPath> tables = new HashSet<>();
        List.of(result.expected().schema(), result.actual().schema()).forEach(schema -> schema.objects().stream()
                .filter(object -> object.type() == ObjectType.TABLE)
                .forEach(table -> tables.add(table.path())));
        for (Finding finding : result.judgement().findings()) {
            Difference difference = finding.difference();
            if (finding.severity() == Severity.INFO) {
                continue;
            }
            ObjectPath path = difference.path();
            ObjectPath table = path.parts().size() > 2
                    ? ObjectPath.of(path.parts().get(0), path.parts().get(1))
                    : path;
            if (tables.contains(table) && (changed.containsKey(table) || changed.size() < MOST_TABLES)) {
                note(difference, table);
            }
        }
    }

    private void note(Difference difference, ObjectPath table) {
        String state = state(difference.kind());
        boolean whole = difference.path().equals(table);
        changed.merge(table, whole ? state : "changed", (before, now) -> before.equals("changed") ? now : before);
        if (difference.object() == ObjectType.COLUMN) {
            columns.computeIfAbsent(table, path -> new LinkedHashMap<>())
                    .put(difference.path().name(), state);
        }
    }

    private static String state(DifferenceKind kind) {
        return switch (kind) {
            case ADDED -> "added";
            case REMOVED -> "removed";
            case CHANGED, RENAMED -> "changed";
        };
    }

    /** The foreign keys of both sides that begin or end at a changed table. */
    private void findKeys() {
        for (Schema schema : List.of(result.expected().schema(), result.actual().schema())) {
            for (SchemaObject object : schema.objects()) {
                if (object.type() == ObjectType.FOREIGN_KEY
                        && (changed.containsKey(object.path().parent()) || changed.containsKey(target(object)))) {
                    keys.put(object.path(), object);
                }
            }
        }
    }

    private static ObjectPath target(SchemaObject key) {
        String table = key.get(Property.REFERENCED_TABLE);
        ObjectPath path = ObjectPath.parse(table == null ? "?" : table);
        return path.parts().size() > 1 ? path : ObjectPath.of(key.path().first(), path.name());
    }

    private void write(ObjectNode diagram) {
        Set<ObjectPath> left = new LinkedHashSet<>();
        Set<ObjectPath> right = new LinkedHashSet<>();
        for (SchemaObject key : keys.values()) {
            ObjectPath from = key.path().parent();
            ObjectPath to = target(key);
            if (!changed.containsKey(to) && left.size() < MOST_NEIGHBOURS) {
                left.add(to);
            }
            if (!changed.containsKey(from) && right.size() < MOST_NEIGHBOURS) {
                right.add(from);
            }
        }
        right.removeAll(left);
        ArrayNode tables = diagram.putArray("tables");
        left.forEach(path -> table(path, "same", "left", tables));
        changed.forEach((path, state) -> table(path, state, "middle", tables));
        right.forEach(path -> table(path, "same", "right", tables));
        Set<ObjectPath> shown = new HashSet<>(changed.keySet());
        shown.addAll(left);
        shown.addAll(right);
        ArrayNode references = diagram.putArray("references");
        keys.values().stream()
                .filter(key -> shown.contains(key.path().parent()) && shown.contains(target(key)))
                .forEach(key -> references
                        .addObject()
                        .put("from", key.path().parent().toString())
                        .put("to", target(key).toString())
                        .put("name", key.path().name())
                        .put("state", keyState(key)));
    }

    private void table(ObjectPath path, String state, String side, ArrayNode tables) {
        ObjectNode table = tables.addObject()
                .put("path", path.toString())
                .put("state", state)
                .put("side", side);
        ArrayNode members = table.putArray("columns");
        int shown = 0;
        for (Map.Entry<String, String> column :
                columns.getOrDefault(path, Map.of()).entrySet()) {
            if (shown++ < MOST_COLUMNS) {
                members.addObject()
                        .put("name", column.getKey())
                        .put("type", type(path.child(column.getKey())))
                        .put("state", column.getValue());
            }
        }
    }

    private String type(ObjectPath column) {
        SchemaObject.Key key = new SchemaObject.Key(ObjectType.COLUMN, column);
        String type = result.actual()
                .schema()
                .find(key)
                .or(() -> result.expected().schema().find(key))
                .map(found -> found.get(Property.TYPE))
                .orElse(null);
        return type == null ? "" : type;
    }

    private String keyState(SchemaObject key) {
        for (Finding finding : result.judgement().findings()) {
            if (finding.difference().object() == ObjectType.FOREIGN_KEY
                    && finding.difference().path().equals(key.path())) {
                return state(finding.difference().kind());
            }
        }
        return "same";
    }
}
