package io.driftgate.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.DriftResult;
import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.diff.PropertyChange;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import io.driftgate.policy.Waiver;
import io.driftgate.schema.ObjectPath;
import io.driftgate.source.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results as {@code drift.json} and {@code diff.json}; the schema of the files is drift.schema.json beside this class. */
public final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int FORMAT_VERSION = 1;

    private JsonReport() {}

    /** Writes the file, with the directories above it. */
    public static void write(List<DriftResult> results, Instant at, Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(file, text(results, at));
    }

    public static String text(List<DriftResult> results, Instant at) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("formatVersion", FORMAT_VERSION);
        root.put("tool", Tool.name());
        root.put("at", at.truncatedTo(ChronoUnit.SECONDS).toString());
        ArrayNode targets = root.putArray("targets");
        results.forEach(result -> target(result, targets.addObject()));
        return JSON.writeValueAsString(root) + "\n";
    }

    private static void target(DriftResult result, ObjectNode target) {
        target.put("id", result.id());
        target.put("database", result.actual().database());
        target.put("engine", result.engine().toString());
        target.put("version", result.version());
        target.put("expected", result.expected().label());
        target.put("verdict", result.verdict().label());
        target.put("error", result.refusals().isEmpty() ? null : String.join("\n", result.refusals()));
        counts(result.judgement(), target.putObject("counts"));
        ArrayNode differences = target.putArray("differences");
        result.judgement().findings().forEach(finding -> difference(finding, differences.addObject()));
        ArrayNode pending = target.putArray("pending");
        result.pending().forEach(pending::add);
        target.putArray("checks");
        ArrayNode notes = target.putArray("notes");
        result.notes().forEach(notes::add);
        result.judgement()
                .expired()
                .forEach(waiver -> notes.add("The waiver " + waiver + " expired and waives nothing."));
        result.judgement().unused().forEach(waiver -> notes.add("The waiver " + waiver + " fits no difference."));
    }

    private static void counts(Judgement judgement, ObjectNode counts) {
        for (DifferenceKind kind : DifferenceKind.values()) {
            counts.put(kind.label(), judgement.count(kind));
        }
        counts.put("waived", judgement.waived());
    }

    private static void difference(Finding finding, ObjectNode node) {
        Difference difference = finding.difference();
        node.put("kind", difference.kind().label());
        node.put("object", difference.object().label());
        node.put("path", difference.path().toString());
        ObjectPath from = difference.renamedFrom();
        if (from != null) {
            node.put("renamedFrom", from.toString());
        }
        node.put("code", finding.code().id());
        node.put("severity", finding.severity().label());
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
        node.put("message", finding.message());
        node.put("suggestion", finding.suggestion());
        waiver(finding.waiver(), node);
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
