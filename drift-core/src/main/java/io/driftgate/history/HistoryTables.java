package io.driftgate.history;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds the history tables in a schema, and takes them out of it: how a tool remembers is not what is compared. */
public final class HistoryTables {

    private HistoryTables() {}

    /**
     * The history tables, by path.
     *
     * @param ownTable the configured name of our own history table
     */
    public static Map<ObjectPath, HistoryTool> in(Schema schema, String ownTable) {
        Map<ObjectPath, List<String>> columns = candidates(schema, ownTable);
        if (columns.isEmpty()) {
            return Map.of();
        }
        for (SchemaObject object : schema.objects()) {
            List<String> names = object.type() == ObjectType.COLUMN
                    ? columns.get(object.path().parent())
                    : null;
            if (names != null) {
                names.add(object.path().name());
            }
        }
        Map<ObjectPath, HistoryTool> found = new TreeMap<>();
        columns.forEach((table, names) -> tool(table, names, ownTable).ifPresent(tool -> found.put(table, tool)));
        return found;
    }

    /** The tables that may be one by their name or a column's, each with an empty list for the names of its columns. */
    private static Map<ObjectPath, List<String>> candidates(Schema schema, String ownTable) {
        Set<ObjectPath> marked = new HashSet<>();
        Map<ObjectPath, List<String>> candidates = new HashMap<>();
        for (SchemaObject object : schema.objects()) {
            if (object.type() == ObjectType.COLUMN
                    && HistoryTool.isMark(object.path().name())) {
                marked.add(object.path().parent());
            }
        }
        for (SchemaObject object : schema.objects()) {
            if (object.type() == ObjectType.TABLE
                    && (marked.contains(object.path()) || isNamed(object.path(), ownTable))) {
                candidates.put(object.path(), new ArrayList<>());
            }
        }
        return candidates;
    }

    private static boolean isNamed(ObjectPath table, String ownTable) {
        return table.name().equals(ownTable) || isSetAside(table, ownTable) || HistoryTool.isName(table.name());
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
