package io.driftgate.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.backup.Backup;
import io.driftgate.migration.MigrationResult;
import io.driftgate.migration.Observed;
import java.time.Duration;
import java.util.Map;

/** The summary with what people read in place of numbers, for templates. */
final class SummaryView {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 200;

    private SummaryView() {}

    /** @param summary as {@code migration-summary.json} has it */
    static Map<String, Object> of(MigrationResult result, ObjectNode summary, Provenance run) {
        ObjectNode view = summary.deepCopy();
        view.put("headline", MigrationText.headline(result));
        view.put("bad", result.refused().isPresent() || result.failed().isPresent());
        view.put("observed", result.observed().isPresent());
        view.put("idle", result.done().isEmpty());
        view.put("took", Amounts.time(run.took()));
        view.put("started", summary.at("/run/startedAt").asText());
        view.put(
                "changed",
                result.observed().map(Observed::counts).map(ChangeText::of).orElse("no schema"));
        view.put("sizeBefore", size(summary.path("bytesBefore")));
        view.put("sizeAfter", size(summary.path("bytesAfter")));
        for (String steps : new String[] {"applied", "undone"}) {
            for (JsonNode step : view.withArray(steps)) {
                ((ObjectNode) step)
                        .put(
                                "took",
                                Amounts.time(Duration.ofMillis(
                                        step.path("durationMillis").asLong())));
            }
        }
        result.backup().map(Backup::manifest).ifPresent(manifest -> {
            view.put("backupSize", Amounts.size(manifest.bytes()));
            view.put("backupProof", BackupText.proof(manifest));
        });
        tables(view);
        changes(view);
        return JSON.convertValue(view, new TypeReference<Map<String, Object>>() {});
    }

    private static String size(JsonNode bytes) {
        return bytes.isNumber() ? Amounts.size(bytes.asLong()) : "?";
    }

    /** Only tables with other rows than before, or another size; the others are counted. */
    private static void tables(ObjectNode view) {
        ArrayNode shown = view.putArray("shownTables");
        int same = 0;
        for (JsonNode table : view.withArray("tables")) {
            boolean changed = !table.path("rowsBefore").equals(table.path("rowsAfter"))
                    || !table.path("bytesBefore").equals(table.path("bytesAfter"))
                    || table.has("renamedFrom");
            if (changed && shown.size() < LONGEST) {
                shown.addObject()
                        .put("table", table.path("table").asText())
                        .put("renamedFrom", table.path("renamedFrom").asText(null))
                        .put("rowsBefore", rows(table, "rowsBefore"))
                        .put("rowsAfter", rows(table, "rowsAfter"))
                        .put("sizeBefore", tableSize(table, "bytesBefore"))
                        .put("sizeAfter", tableSize(table, "bytesAfter"));
            } else {
                same++;
            }
        }
        view.put("anyTables", !shown.isEmpty());
        if (same > 0) {
            view.put("otherTables", same == 1 ? "1 other table" : same + " other tables");
        }
    }

    private static String rows(JsonNode table, String field) {
        JsonNode rows = table.path(field);
        return rows.isNumber() ? (table.has("estimated") ? "about " : "") + rows.asText() : "–";
    }

    /** SQLite does not say how large a table is. */
    private static String tableSize(JsonNode table, String field) {
        long bytes = table.path(field).asLong();
        return bytes == 0 ? "–" : Amounts.size(bytes);
    }

    /** One line each: what was added as the engine writes it, what was changed property by property. */
    private static void changes(ObjectNode view) {
        for (JsonNode change : view.withArray("changes")) {
            ObjectNode node = (ObjectNode) change;
            node.put("what", node.path("object").asText().replace('-', ' '));
            JsonNode text = node.path("kind").asText().equals("removed") ? node.path("expected") : node.path("actual");
            if (text.isTextual()) {
                node.put("text", text.asText());
            }
        }
    }
}
