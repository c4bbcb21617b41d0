package io.driftgate.migration.crash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A choice of points that is the same in each run. */
final class Sample {
    private Sample() {}

    /** The same number of each engine and kind, evenly along the run, of statements that may write; or all of them. */
    static List<CrashPoint> of(List<CrashPoint> all, int size) {
        if (Boolean.getBoolean("driftgate.full")) {
            return all;
        }
        Map<String, List<CrashPoint>> groups = all.stream()
                .filter(CrashPoint::mayWrite)
                .collect(Collectors.groupingBy(Sample::group, LinkedHashMap::new, Collectors.toList()));
        List<CrashPoint> chosen = new ArrayList<>();
        int left = groups.size();
        for (List<CrashPoint> group : groups.values()) {
            int own = Math.min(group.size(), (size - chosen.size()) / left--);
            for (int i = 0; i < own; i++) {
                chosen.add(group.get((int) ((i + 0.5) * group.size() / own)));
            }
        }
        return chosen;
    }

    private static String group(CrashPoint point) {
        return point.engine() + " " + point.kind().words;
    }

    /** How many of each engine and kind, a line each. */
    static String counts(List<CrashPoint> points) {
        Map<String, Long> counts =
                points.stream().collect(Collectors.groupingBy(Sample::group, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> "\n  " + entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining());
    }
}
