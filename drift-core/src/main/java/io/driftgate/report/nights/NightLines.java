package io.driftgate.report.nights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A night as a line of the file. */
final class NightLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NightLines() {}

    /** What a document says of its target. */
    static Night of(JsonNode target, Instant at) {
        List<Night.Seen> seen = new ArrayList<>();
        for (JsonNode difference : target.path("differences")) {
            if (!difference.path("severity").asText().equals("info")) {
                seen.add(new Night.Seen(
                        key(difference),
                        difference.path("code").asText(),
                        difference.path("waiver").isObject()));
            }
        }
        return new Night(
                at,
                target.path("id").asText(),
                source(target.path("expected").asText()),
                target.path("verdict").asText(),
                seen);
    }

    /** Migrations are the same source at every version. */
    private static String source(String expected) {
        return expected.startsWith("migrations@") ? "migrations" : expected;
    }

    static Night.Key key(JsonNode difference) {
        return new Night.Key(
                difference.path("kind").asText(),
                difference.path("object").asText(),
                difference.path("path").asText());
    }

    /** Without a line end. */
    static String write(Night night, String goal) throws JsonProcessingException {
        ObjectNode line = JSON.createObjectNode();
        line.put("at", night.at().toString());
        line.put("goal", goal);
        line.put("target", night.target());
        line.put("expected", night.expected());
        line.put("verdict", night.verdict());
        ArrayNode differences = line.putArray("differences");
        for (Night.Seen seen : night.seen()) {
            ObjectNode node = differences.addObject();
            node.put("kind", seen.key().kind());
            node.put("object", seen.key().object());
            node.put("path", seen.key().path());
            node.put("code", seen.code());
            if (seen.waived()) {
                node.put("waived", true);
            }
        }
        return JSON.writeValueAsString(line);
    }

    /** Empty for a line that is none: a run that was killed left half of one. */
    static Optional<Night> read(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            Instant at = Instant.parse(node.path("at").asText());
            List<Night.Seen> seen = new ArrayList<>();
            for (JsonNode difference : node.path("differences")) {
                seen.add(new Night.Seen(
                        key(difference),
                        difference.path("code").asText(),
                        difference.path("waived").asBoolean()));
            }
            return Optional.of(new Night(
                    at,
                    node.path("target").asText(),
                    node.path("expected").asText(),
                    node.path("verdict").asText(),
                    seen));
        } catch (JsonProcessingException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
