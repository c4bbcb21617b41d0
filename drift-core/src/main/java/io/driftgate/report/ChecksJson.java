package io.driftgate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.file.CheckResult;
import java.util.List;

/** How a team's checks went, as JSON. */
final class ChecksJson {

    private ChecksJson() {}

    static void put(List<CheckResult> results, ObjectNode root) {
        ArrayNode checks = root.putArray("checks");
        for (CheckResult result : results) {
            ObjectNode check = checks.addObject();
            check.put("file", result.file());
            check.put("line", result.line());
            check.put("verdict", result.passed() ? "passed" : "failed");
            check.put("message", result.message());
            ArrayNode rows = check.putArray("rows");
            result.rows().forEach(rows::add);
        }
    }
}
