package io.driftgate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.diff.PropertyChange;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Waiver;
import io.driftgate.schema.ObjectPath;
import org.jspecify.annotations.Nullable;

/** Differences as JSON, the same in every file. */
final class DifferenceJson {

    private DifferenceJson() {}

    /** A difference with what it means. */
    static void finding(Finding finding, ObjectNode node) {
        Difference difference = finding.difference();
        head(difference, node);
        node.put("code", finding.code().id());
        node.put("severity", finding.severity().label());
        body(difference, node);
        node.put("message", finding.message());
        node.put("suggestion", finding.suggestion());
        waiver(finding.waiver(), node);
    }

    /** A difference alone, as a step of a plan makes it. */
    static void change(Difference difference, ObjectNode node) {
        head(difference, node);
        body(difference, node);
    }

    private static void head(Difference difference, ObjectNode node) {
        node.put("kind", difference.kind().label());
        node.put("object", difference.object().label());
        node.put("path", difference.path().toString());
        ObjectPath from = difference.renamedFrom();
        if (from != null) {
            node.put("renamedFrom", from.toString());
        }
    }

    private static void body(Difference difference, ObjectNode node) {
        if (difference.kind() == DifferenceKind.ADDED || difference.kind() == DifferenceKind.REMOVED) {
            node.put("expected", difference.expected());
            node.put("actual", difference.actual());
        }
        ArrayNode properties = node.putArray("properties");
        for (PropertyChange change : difference.properties()) {
            properties
                    .addObject()
                    .put("property", change.property().label())
                    .put("expected", change.expected())
                    .put("actual", change.actual());
        }
    }

    private static void waiver(@Nullable Waiver waiver, ObjectNode node) {
        if (waiver == null) {
            node.putNull("waiver");
            return;
        }
        node.putObject("waiver")
                .put("code", waiver.code())
                .put("object", waiver.object().text())
                .put("reason", waiver.reason())
                .put(
                        "expires",
                        waiver.expires() == null ? null : waiver.expires().toString());
    }
}
