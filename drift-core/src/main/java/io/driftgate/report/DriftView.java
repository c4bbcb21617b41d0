package io.driftgate.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.driftgate.report.picture.TableMap;
import io.driftgate.report.picture.TrendChart;
import io.driftgate.schema.ObjectPath;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document with what people read in place of numbers and codes, for templates. */
final class DriftView {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode view;
    private final DifferenceView differences;
    private int number;

    private DriftView(ObjectNode document) {
        view = (ObjectNode) visible(document);
        Instant at = Instant.parse(document.path("at").asText());
        differences = new DifferenceView(at.atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** @param document as {@code drift.json} has it */
    static Map<String, Object> of(ObjectNode document, String title) {
        DriftView view = new DriftView(document);
        view.complete(title);
        return JSON.convertValue(view.view, new TypeReference<Map<String, Object>>() {});
    }

    /** The same with all texts such that nothing in them hides. */
    private static JsonNode visible(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(VisibleText.of(node.asText()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), visible(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(item -> copy.add(visible(item)));
            return copy;
        }
        return node;
    }

    private void complete(String title) {
        view.put("title", title);
        view.put("day", Amounts.day(view.path("at").asText()));
        view.put("time", view.path("at").asText().replace("T", " ").replace("Z", " UTC"));
        int clean = 0;
        int drift = 0;
        int error = 0;
        boolean sections = false;
        for (JsonNode node : view.path("targets")) {
            ObjectNode target = (ObjectNode) node;
            target(target, view.path("targets").size() == 1);
            sections |= target.path("section").asBoolean();
            switch (target.path("verdict").asText()) {
                case "clean" -> clean++;
                case "drift" -> drift++;
                default -> error++;
            }
        }
        worstFirst();
        view.put("headline", headline(clean, drift, error));
        view.put("mood", drift > 0 ? "drift" : error > 0 || clean == 0 ? "error" : "clean");
        view.put("several", clean + drift + error > 1);
        view.put("none", clean + drift + error == 0);
        view.put("sections", sections);
    }

    private void worstFirst() {
        List<JsonNode> sorted = new ArrayList<>();
        view.path("targets").forEach(sorted::add);
        sorted.sort(Comparator.comparingInt(target -> List.of("drift", "error", "clean")
                .indexOf(target.path("verdict").asText())));
        view.putArray("targets").addAll(sorted);
    }

    private static String headline(int clean, int drift, int error) {
        int all = clean + drift + error;
        if (all == 0) {
            return "No databases were checked";
        }
        StringBuilder text = new StringBuilder();
        if (drift == 0 && error == 0) {
            return all == 1 ? "No drift" : "No drift in any of " + all + " databases";
        }
        if (drift > 0) {
            text.append(drift).append(" of ").append(all).append(all == 1 ? " database" : " databases");
            text.append(drift == 1 ? " has" : " have").append(" drifted");
        }
        if (error > 0) {
            text.append(drift > 0 ? ", " : "").append(error);
            text.append(drift > 0 ? "" : " of " + all + (all == 1 ? " database" : " databases"));
            text.append(" could not be checked");
        }
        return text.toString();
    }

    /** @param alone whether it is the only one, of which all is told though it is clean */
    private void target(ObjectNode target, boolean alone) {
        String verdict = target.path("verdict").asText();
        target.put("anchor", "t" + ++number);
        target.put("word", word(verdict));
        target.put("shownId", target.path("id").asText());
        target.put("drifted", total(target.path("counts")));
        target.put("summary", summary(target.path("counts"), verdict));
        if (target.path("since").isTextual() && !verdict.equals("clean")) {
            target.put("sinceDay", Amounts.day(target.path("since").asText()));
        }
        if (target.has("durationMillis")) {
            target.put(
                    "took",
                    Amounts.time(Duration.ofMillis(target.path("durationMillis").asLong())));
        }
        target.put("anyPending", !target.path("pending").isEmpty());
        target.put("anyGone", !target.path("gone").isEmpty());
        target.put("anyNotes", !target.path("notes").isEmpty());
        checks(target);
        differences(target);
        if (target.path("trend").size() > 1) {
            target.put("chart", TrendChart.of(target.path("trend")));
        }
        if (target.has("diagram")) {
            target.put("picture", TableMap.of(target.path("diagram")));
        }
        for (JsonNode gone : target.path("gone")) {
            ((ObjectNode) gone).put("day", Amounts.day(gone.path("goneSince").asText()));
            ((ObjectNode) gone).put("what", DifferenceView.what(gone));
        }
        target.put(
                "section",
                !verdict.equals("clean")
                        || target.path("anyPending").asBoolean()
                        || target.path("anyGone").asBoolean()
                        || alone
                        || target.path("anyChecks").asBoolean()
                        || !target.path("differences").isEmpty());
    }

    private static void checks(ObjectNode target) {
        target.put("anyChecks", !target.path("checks").isEmpty());
        for (JsonNode check : target.path("checks")) {
            ((ObjectNode) check).put("failed", check.path("verdict").asText().equals("failed"));
        }
    }

    private static String word(String verdict) {
        return switch (verdict) {
            case "clean" -> "✓ clean";
            case "drift" -> "✗ drift";
            default -> "! error";
        };
    }

    private static int total(JsonNode counts) {
        return counts.path("added").asInt()
                + counts.path("removed").asInt()
                + counts.path("changed").asInt()
                + counts.path("renamed").asInt();
    }

    private static String summary(JsonNode counts, String verdict) {
        if (verdict.equals("error")) {
            return "not known";
        }
        StringBuilder text = new StringBuilder();
        count(text, counts.path("removed").asInt(), "missing");
        count(text, counts.path("added").asInt(), "not expected");
        count(text, counts.path("changed").asInt(), "changed");
        count(text, counts.path("renamed").asInt(), "renamed");
        count(text, counts.path("waived").asInt(), "waived");
        return text.isEmpty() ? "none" : text.toString();
    }

    private static void count(StringBuilder text, int number, String what) {
        if (number > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(number).append(' ').append(what);
        }
    }

    /** By table; what is waived and what is only told stand for themselves. */
    private void differences(ObjectNode target) {
        Map<String, ArrayNode> tables = new LinkedHashMap<>();
        ArrayNode groups = target.putArray("groups");
        ArrayNode waived = target.putArray("waivedDifferences");
        ArrayNode told = target.putArray("told");
        for (JsonNode node : target.path("differences")) {
            ObjectNode difference = (ObjectNode) node;
            if (difference.path("severity").asText().equals("info")) {
                told.add(difference.path("message").asText());
                continue;
            }
            differences.complete(difference);
            if (difference.path("waiver").isObject()) {
                differences.waived(difference);
                waived.add(difference);
                continue;
            }
            tables.computeIfAbsent(table(difference), name -> {
                        ObjectNode group = groups.addObject().put("table", name);
                        return group.putArray("rows");
                    })
                    .add(difference);
        }
        target.remove("differences");
        target.put("anyDifferences", !groups.isEmpty());
        target.put("anyWaived", !waived.isEmpty());
        target.put("anyTold", !told.isEmpty());
        target.put("many", groups.size() > 40);
    }

    private static String table(JsonNode difference) {
        try {
            ObjectPath path = ObjectPath.parse(difference.path("path").asText());
            return path.parts().size() > 2
                    ? ObjectPath.of(path.parts().get(0), path.parts().get(1)).toString()
                    : path.toString();
        } catch (IllegalArgumentException e) {
            return difference.path("path").asText();
        }
    }
}
