package io.driftgate.history;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the history tables in a schema, and takes them out of it: how a tool remembers is not what is compared. */
public final class HistoryTables {

    private HistoryTables() {}

    /**
     * The history tables, by path.
     *
     * @param ownTable the configured name of our own history table
     */
    public static Map<ObjectPath, HistoryTool> in(Schema schema, String ownTable) {
        Map<ObjectPath, List<String>> columns = schema.objects().stream()
                .filter(object -> object.type() == ObjectType.COLUMN)
                .collect(Collectors.groupingBy(
                        column -> column.path().parent(),
                        Collectors.mapping(column -> column.path().name(), Collectors.toList())));
        Map<ObjectPath, HistoryTool> found = new TreeMap<>();
        for (SchemaObject object : schema.objects()) {
            if (object.type() == ObjectType.TABLE) {
                tool(object.path(), columns.getOrDefault(object.path(), List.of()), ownTable)
                        .ifPresent(tool -> found.put(object.path(), tool));
            }
        }
        return found;
    }

    private static Optional<HistoryTool> tool(ObjectPath table, List<String> columns, String ownTable) {
        if (isSetAside(table, ownTable)) {
            return Optional.of(HistoryTool.DRIFTGATE);
        }
        Optional<HistoryTool> known = HistoryTool.of(table.name(), columns);
        return known.isEmpty() && table.name().equals(ownTable) ? Optional.of(HistoryTool.DRIFTGATE) : known;
    }

    /** What ours is renamed to when it makes room: remembered, never read. */
    public static String setAside(String ownTable) {
        return ownTable + "_before_driftgate";
    }

    static boolean isSetAside(ObjectPath table, String ownTable) {
        return table.name().equals(setAside(ownTable));
    }

    /** The schema without its history tables, their members and their sequences. */
    public static Schema removed(Schema schema, String ownTable) {
        Set<ObjectPath> tables = in(schema, ownTable).keySet();
        if (tables.isEmpty()) {
            return schema;
        }
        Set<ObjectPath> gone = new HashSet<>(tables);
        return schema.filter(object -> !gone.contains(object.path())
                && !(object.type().isMember() && gone.contains(object.path().parent()))
                && !isOwned(object, gone));
    }

    /** Whether the object is a table of that name, or a member of one. */
    public static boolean isNamed(SchemaObject.Key key, String table) {
        ObjectPath path = key.type().isMember() ? key.path().parent() : key.path();
        return path.name().equals(table) && path.parts().size() == 2;
    }

    /** Whether the object is a sequence of a table of that name. */
    public static boolean isOwnedByNamed(SchemaObject object, String table) {
        String owner = object.get(Property.OWNED_BY);
        return owner != null && ObjectPath.parse(owner).parent().name().equals(table);
    }

    private static boolean isOwned(SchemaObject object, Set<ObjectPath> tables) {
        String owner = object.get(Property.OWNED_BY);
        return owner != null && tables.contains(ObjectPath.parse(owner).parent());
    }
}
