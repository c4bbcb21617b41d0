package io.driftgate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.data.DataFinding;
import io.driftgate.dialect.Hurdle;
import io.driftgate.schema.ObjectPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found before a run, as JSON. */
final class DataJson {

    private DataJson() {}

    static void hurdles(List<Hurdle> hurdles, ObjectNode root) {
        ArrayNode array = root.putArray("preflight");
        for (Hurdle hurdle : hurdles) {
            array.addObject()
                    .put("blocks", hurdle.blocks())
                    .put("message", hurdle.text())
                    .put("remedy", hurdle.remedy());
        }
    }

    static void put(List<DataFinding> findings, ObjectNode root) {
        ArrayNode array = root.putArray("dataChecks");
        for (DataFinding finding : findings) {
            ObjectNode node = array.addObject();
            node.put("script", finding.migration().name());
            node.put("line", finding.line());
            node.put("effect", finding.effect().label());
            node.put("path", text(finding.path()));
            node.put("table", text(finding.table()));
            node.put("rows", finding.rows());
            node.put("message", finding.message());
            ArrayNode keys = node.putArray("keys");
            finding.keys().forEach(keys::add);
            node.put("remedy", finding.remedy().isEmpty() ? null : finding.remedy());
        }
    }

    private static @Nullable String text(@Nullable ObjectPath path) {
        return path == null ? null : path.toString();
    }
}
