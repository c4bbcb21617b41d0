package io.driftgate.diff;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What one side has and the other has not, under the same type and path. */
final class Unmatched {
    private final Map<ObjectType, List<SchemaObject>> missing;
    private final Map<ObjectType, List<SchemaObject>> extra;
    private final Map<ObjectPath, List<SchemaObject>> missingColumns;
    private final Map<ObjectPath, List<SchemaObject>> extraColumns;

    private Unmatched(Map<ObjectType, List<SchemaObject>> missing, Map<ObjectType, List<SchemaObject>> extra) {
        this.missing = missing;
        this.extra = extra;
        missingColumns = byTable(missing(ObjectType.COLUMN));
        extraColumns = byTable(extra(ObjectType.COLUMN));
    }

    private static Map<ObjectPath, List<SchemaObject>> byTable(List<SchemaObject> columns) {
        return columns.stream()
                .collect(Collectors.groupingBy(column -> column.path().parent()));
    }

    static Unmatched of(Pairing pairing) {
        return new Unmatched(byType(pairing.missing()), byType(pairing.extra()));
    }

    private static Map<ObjectType, List<SchemaObject>> byType(List<SchemaObject> objects) {
        return objects.stream()
                .collect(Collectors.groupingBy(
                        SchemaObject::type, () -> new EnumMap<>(ObjectType.class), Collectors.toList()));
    }

    List<SchemaObject> missing(ObjectType type) {
        return missing.getOrDefault(type, List.of());
    }

    List<SchemaObject> extra(ObjectType type) {
        return extra.getOrDefault(type, List.of());
    }

    /** The columns of a relation that is missing as a whole, by position. */
    List<SchemaObject> expectedColumns(ObjectPath relation) {
        return missingColumns.getOrDefault(relation, List.of());
    }

    List<SchemaObject> actualColumns(ObjectPath relation) {
        return extraColumns.getOrDefault(relation, List.of());
    }

    /** Whether two schemas hold objects of the same names, and at least one. */
    boolean sameNamesUnder(ObjectPath expected, ObjectPath actual) {
        Set<String> left = names(missing, expected);
        return !left.isEmpty() && left.equals(names(extra, actual));
    }

    private static Set<String> names(Map<ObjectType, List<SchemaObject>> objects, ObjectPath schema) {
        Set<String> names = new HashSet<>();
        objects.forEach((type, list) -> list.stream()
                .filter(object ->
                        object.path().parts().size() > 1 && object.path().startsWith(schema))
                .forEach(object -> names.add(type + " "
                        + object.path().parts().subList(1, object.path().parts().size()))));
        return names;
    }
}
