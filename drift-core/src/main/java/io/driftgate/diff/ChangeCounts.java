package io.driftgate.diff;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many objects of each type were changed in one way, as people count them: a new table is one table, with its indexes and
 * its constraints, but not with its columns and its primary key.
 *
 * @param byKind ways and types that do not occur are not there
 */
public record ChangeCounts(Map<DifferenceKind, Map<ObjectType, Integer>> byKind) {
    private static final Set<ObjectType> PART_OF_TABLE = EnumSet.of(ObjectType.COLUMN, ObjectType.PRIMARY_KEY);

    public ChangeCounts {
        Map<DifferenceKind, Map<ObjectType, Integer>> copy = new TreeMap<>();
        byKind.forEach((kind, counts) -> copy.put(kind, Collections.unmodifiableMap(new TreeMap<>(counts))));
        byKind = Collections.unmodifiableMap(copy);
    }

    /** @param diff from before to after */
    public static ChangeCounts of(SchemaDiff diff, Schema before, Schema after) {
        Map<DifferenceKind, Map<ObjectType, Integer>> counts = new TreeMap<>();
        for (Difference difference : diff.differences()) {
            if (!difference.isOrderOnly()) {
                Map<ObjectType, Integer> count = counts.computeIfAbsent(difference.kind(), kind -> new TreeMap<>());
                types(difference, before, after).forEach(type -> count.merge(type, 1, Integer::sum));
            }
        }
        return new ChangeCounts(counts);
    }

    private static Stream<ObjectType> types(Difference difference, Schema before, Schema after) {
        List<SchemaObject> members = difference.object() != ObjectType.TABLE
                ? List.of()
                : switch (difference.kind()) {
                    case ADDED -> after.at(difference.path());
                    case REMOVED -> before.at(difference.path());
                    case CHANGED, RENAMED -> List.of();
                };
        return Stream.concat(
                Stream.of(difference.object()),
                members.stream()
                        .map(SchemaObject::type)
                        .filter(type -> type.isMember() && !PART_OF_TABLE.contains(type)));
    }
}
