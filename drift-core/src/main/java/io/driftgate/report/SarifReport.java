package io.driftgate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.policy.Code;
import io.driftgate.script.Checksum;
import io.driftgate.source.Tool;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A document as SARIF 2.1.0, for code scanning: each difference is a result, located in the migration that made its object
 * where that is known, a waived one with its suppression. A target that could not be checked is an error of the invocation.
 */
public final class SarifReport {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final ObjectNode document;
    private final Map<String, Integer> rules = new TreeMap<>();

    private SarifReport(ObjectNode document) {
        this.document = document;
    }

    /** @param document as {@code drift.json} has it */
    public static void write(ObjectNode document, Path file) throws IOException {
        JsonReport.write(new SarifReport(document).log(), file);
    }

    private ObjectNode log() {
        ObjectNode log = JsonNodeFactory.instance.objectNode();
        log.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "driftgate").put("version", Tool.version());
        rules(driver.putArray("rules"));
        invocation(run.putArray("invocations").addObject());
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        for (JsonNode target : document.path("targets")) {
            for (JsonNode difference : target.path("differences")) {
                result(target, difference, results.addObject());
            }
        }
        return log;
    }

    /** Those that the results need, by code. */
    private void rules(ArrayNode list) {
        for (JsonNode target : document.path("targets")) {
            for (JsonNode difference : target.path("differences")) {
                rules.putIfAbsent(difference.path("code").asText(), 0);
            }
        }
        int index = 0;
        for (Map.Entry<String, Integer> rule : rules.entrySet()) {
            rule.setValue(index++);
            list.addObject()
                    .put("id", rule.getKey())
                    .putObject("shortDescription")
                    .put("text", Code.title(rule.getKey()));
        }
    }

    private void invocation(ObjectNode invocation) {
        boolean successful = true;
        ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
        for (JsonNode target : document.path("targets")) {
            if (target.path("verdict").asText().equals("error")) {
                successful = false;
                notifications
                        .addObject()
                        .put("level", "error")
                        .putObject("message")
                        .put(
                                "text",
                                target.path("id").asText() + ": "
                                        + target.path("error").asText());
            }
        }
        invocation.put("executionSuccessful", successful);
        invocation.put("endTimeUtc", document.path("at").asText());
    }

    private void result(JsonNode target, JsonNode difference, ObjectNode result) {
        String code = difference.path("code").asText();
        String path = difference.path("path").asText();
        result.put("ruleId", code);
        result.put("ruleIndex", rules.get(code));
        result.put("level", level(difference.path("severity").asText()));
        result.putObject("message")
                .put(
                        "text",
                        target.path("id").asText() + ": "
                                + difference.path("message").asText());
        ObjectNode location = result.putArray("locations").addObject();
        // What no migration made is shown at the newest: code scanning wants a place in a file.
        JsonNode migration =
                difference.has("migration") ? difference.path("migration") : target.path("newestMigration");
        if (migration.isObject()) {
            ObjectNode physical = location.putObject("physicalLocation");
            physical.putObject("artifactLocation")
                    .put("uri", uri(migration.path("file").asText()));
            physical.putObject("region")
                    .put("startLine", Math.max(1, migration.path("line").asInt()));
        }
        location.putArray("logicalLocations")
                .addObject()
                .put("fullyQualifiedName", path)
                .put("kind", difference.path("object").asText());
        result.putObject("partialFingerprints").put("driftgate/v1", fingerprint(target, difference));
        if (difference.path("waiver").isObject()) {
            result.putArray("suppressions")
                    .addObject()
                    .put("kind", "external")
                    .put(
                            "justification",
                            difference.path("waiver").path("reason").asText());
        }
        result.putObject("properties").put("target", target.path("id").asText());
    }

    private static String level(String severity) {
        return severity.equals("info") ? "note" : severity;
    }

    /** Relative where the file's name is, with what a URI may not hold escaped. */
    private static String uri(String file) {
        try {
            return new URI(null, null, file.replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException e) {
            return URI.create(".").toString();
        }
    }

    /** The same from night to night. */
    private static String fingerprint(JsonNode target, JsonNode difference) {
        String text = String.join(
                "\n",
                target.path("id").asText(),
                difference.path("kind").asText(),
                difference.path("object").asText(),
                difference.path("path").asText());
        return HexFormat.of().formatHex(Checksum.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
