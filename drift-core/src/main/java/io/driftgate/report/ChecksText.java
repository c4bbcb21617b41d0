package io.driftgate.report;

import io.driftgate.check.file.CheckResult;
import java.util.ArrayList;
import java.util.List;

/** How a team's checks went, as lines for people. */
final class ChecksText {

    private ChecksText() {}

    /** Those that failed, with their rows, and how many there were; nothing where there were none. */
    static List<String> lines(List<CheckResult> results, Paint paint) {
        List<String> lines = new ArrayList<>();
        results.stream().filter(result -> !result.passed()).forEach(result -> {
            lines.add(paint.bad("check failed: ") + result.sentence());
            result.rows().forEach(row -> lines.add("    " + row));
        });
        if (!results.isEmpty()) {
            lines.add(count(results));
        }
        return lines;
    }

    /** {@code 3 of 4 checks passed.} */
    static String count(List<CheckResult> results) {
        long passed = results.stream().filter(CheckResult::passed).count();
        return passed + " of " + results.size() + (results.size() == 1 ? " check" : " checks") + " passed.";
    }
}
