package io.driftgate.migration.crash;

import java.util.ArrayList;
import java.util.List;

/** Compares texts line by line. */
final class Texts {
    private static final int ENOUGH = 20;

    private Texts() {}

    /** Lines that only one of them has, a few of them; empty if they are equal. */
    static String difference(String expected, String actual) {
        if (expected.equals(actual)) {
            return "";
        }
        List<String> missing = new ArrayList<>(expected.lines().toList());
        List<String> extra = new ArrayList<>();
        for (String line : actual.lines().toList()) {
            if (!missing.remove(line)) {
                extra.add("+ " + line);
            }
        }
        List<String> all = new ArrayList<>(missing.stream().map("- "::concat).toList());
        all.addAll(extra);
        return all.isEmpty()
                ? "the same lines in another order"
                : String.join("\n", all.subList(0, Math.min(ENOUGH, all.size())));
    }
}
