package io.driftgate.report;

import io.driftgate.diff.ChangeCounts;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.schema.ObjectType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Counts of changes as people say them: {@code added 10 tables, 9 columns and 11 foreign keys}. */
final class ChangeText {
    private static final List<ObjectType> FIRST =
            List.of(ObjectType.TABLE, ObjectType.COLUMN, ObjectType.INDEX, ObjectType.FOREIGN_KEY);

    private ChangeText() {}

    static String of(ChangeCounts counts) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<DifferenceKind, Map<ObjectType, Integer>> entry :
                counts.byKind().entrySet()) {
            parts.add(entry.getKey().label() + " " + list(entry.getValue()));
        }
        return parts.isEmpty() ? "no schema" : String.join("; ", parts);
    }

    private static String list(Map<ObjectType, Integer> counts) {
        List<String> items = counts.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> rank(entry.getKey())))
                .map(entry -> entry.getValue() + " " + noun(entry.getKey(), entry.getValue()))
                .toList();
        int last = items.size() - 1;
        return last == 0 ? items.get(0) : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    private static int rank(ObjectType type) {
        int first = FIRST.indexOf(type);
        return first >= 0 ? first : FIRST.size() + type.ordinal();
    }

    private static String noun(ObjectType type, int count) {
        String one = type.label().replace('-', ' ');
        return switch (type) {
            case TEXT_SEARCH -> count == 1 ? "text search object" : "text search objects";
            case STATISTICS -> count == 1 ? "statistics object" : "statistics objects";
            case POLICY -> count == 1 ? one : "policies";
            case INDEX -> count == 1 ? one : "indexes";
            default -> count == 1 ? one : one + "s";
        };
    }
}
