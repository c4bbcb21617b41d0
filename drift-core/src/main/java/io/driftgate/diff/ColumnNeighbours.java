package io.driftgate.diff;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where columns stand among those that both sides have. */
final class ColumnNeighbours {
    private final Map<ObjectPath, List<String>> expected;
    private final Map<ObjectPath, List<String>> actual;

    ColumnNeighbours(Collection<SchemaObject> expected, Collection<SchemaObject> actual, Set<ObjectPath> tables) {
        this.expected = columns(expected, tables);
        this.actual = columns(actual, tables);
    }

    private static Map<ObjectPath, List<String>> columns(Collection<SchemaObject> objects, Set<ObjectPath> tables) {
        Map<ObjectPath, List<SchemaObject>> byTable = new HashMap<>();
        for (SchemaObject object : objects) {
            if (object.type() == ObjectType.COLUMN
                    && tables.contains(object.path().parent())) {
                byTable.computeIfAbsent(object.path().parent(), table -> new ArrayList<>())
                        .add(object);
            }
        }
        Map<ObjectPath, List<String>> names = new HashMap<>();
        byTable.forEach((table, list) -> names.put(
                table,
                list.stream()
                        .sorted(java.util.Comparator.comparingInt(SchemaObject::position))
                        .map(column -> column.path().name())
                        .toList()));
        return names;
    }

    /**
     * Whether two columns of one table stand at the same position, or between the same two columns that both sides have.
     */
    boolean samePlace(SchemaObject want, SchemaObject have) {
        if (want.position() == have.position()) {
            return true;
        }
        ObjectPath table = want.path().parent();
        List<String> left = expected.getOrDefault(table, List.of());
        List<String> right = actual.getOrDefault(table, List.of());
        Set<String> common = new HashSet<>(left);
        common.retainAll(right);
        return neighbour(left, common, want.path().name(), -1)
                        .equals(neighbour(right, common, have.path().name(), -1))
                && neighbour(left, common, want.path().name(), 1)
                        .equals(neighbour(right, common, have.path().name(), 1));
    }

    private static String neighbour(List<String> columns, Set<String> common, String name, int step) {
        int at = columns.indexOf(name) + step;
        while (at >= 0 && at < columns.size()) {
            if (common.contains(columns.get(at))) {
                return columns.get(at);
            }
            at += step;
        }
        return "";
    }

    /** The tables whose common columns stand in another order, with that order on both sides. */
    Map<ObjectPath, List<List<String>>> reordered() {
        Map<ObjectPath, List<List<String>>> found = new HashMap<>();
        expected.forEach((table, left) -> {
            List<String> right = actual.getOrDefault(table, List.of());
            Set<String> leftNames = new HashSet<>(left);
            Set<String> rightNames = new HashSet<>(right);
            List<String> want = left.stream().filter(rightNames::contains).toList();
            List<String> have = right.stream().filter(leftNames::contains).toList();
            if (!want.equals(have)) {
                found.put(table, List.of(want, have));
            }
        });
        return found;
    }
}
