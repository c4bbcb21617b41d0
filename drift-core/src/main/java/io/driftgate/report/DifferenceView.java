package io.driftgate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A difference with what people read of it: both sides, marked where they differ. */
final class DifferenceView {
    /** A text that is longer is folded. */
    private static final int LONG = 140;

    private final LocalDate today;

    /** @param today the day of the report, in UTC */
    DifferenceView(LocalDate today) {
        this.today = today;
    }

    /** Adds what is shown of it. */
    void complete(ObjectNode difference) {
        difference.put("what", what(difference));
        if (difference.path("kind").asText().equals("added")) {
            // The table's migration did not make it.
            difference.remove("migration");
        }
        difference.put("shownPath", difference.path("path").asText());
        if (difference.has("firstSeen")) {
            difference.put("sinceDay", Amounts.day(difference.path("firstSeen").asText()));
        }
        ArrayNode sides = difference.putArray("sides");
        String kind = difference.path("kind").asText();
        if (kind.equals("added") || kind.equals("removed")) {
            ObjectNode side = sides.addObject().put("name", "");
            whole(side, "expected", difference.path("expected"));
            whole(side, "actual", difference.path("actual"));
        } else if (difference.has("renamedFrom")) {
            marked(
                    sides.addObject().put("name", "name"),
                    difference.path("renamedFrom").asText(),
                    difference.path("path").asText());
        }
        for (JsonNode property : difference.path("properties")) {
            ObjectNode side =
                    sides.addObject().put("name", property.path("property").asText());
            JsonNode expected = property.path("expected");
            JsonNode actual = property.path("actual");
            if (expected.isTextual() && actual.isTextual()) {
                marked(side, expected.asText(), actual.asText());
            } else {
                whole(side, "expected", expected);
                whole(side, "actual", actual);
            }
        }
        difference.put("rowspan", Math.max(1, sides.size()));
        boolean first = true;
        for (JsonNode side : sides) {
            ((ObjectNode) side).put("first", first);
            first = false;
        }
    }

    /** Such as {@code column missing}. */
    static String what(JsonNode difference) {
        String object = difference.path("object").asText().replace('-', ' ');
        return switch (difference.path("kind").asText()) {
            case "added" -> object + " not expected";
            case "removed" -> object + " missing";
            case "renamed" -> object + " renamed";
            default -> object + " changed";
        };
    }

    private static void marked(ObjectNode side, String expected, String actual) {
        WordMarks.put(expected, actual, side.putArray("expectedParts"), side.putArray("actualParts"));
        fold(side, "expected", expected);
        fold(side, "actual", actual);
    }

    private static void whole(ObjectNode side, String name, JsonNode text) {
        ArrayNode parts = side.putArray(name + "Parts");
        if (text.isTextual()) {
            WordMarks.whole(text.asText(), parts);
            fold(side, name, text.asText());
        } else {
            side.put(name + "Absent", true);
        }
    }

    /** A long text is behind a line of it: where it begins to differ, or its beginning. */
    private static void fold(ObjectNode side, String name, String text) {
        if (text.length() > LONG || text.strip().indexOf('\n') >= 0) {
            side.put(name + "Fold", Excerpt.of(side.path(name + "Parts")));
        }
    }

    /** Adds how long it is waived still. */
    void waived(ObjectNode difference) {
        JsonNode expires = difference.path("waiver").path("expires");
        if (!expires.isTextual()) {
            difference.put("left", "without an end");
            return;
        }
        long days = ChronoUnit.DAYS.between(today, LocalDate.parse(expires.asText()));
        difference.put(
                "left",
                "until " + expires.asText() + ", "
                        + (days == 0 ? "the last day" : days == 1 ? "1 day left" : days + " days left"));
    }
}
