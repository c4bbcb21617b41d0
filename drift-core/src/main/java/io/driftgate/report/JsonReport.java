package io.driftgate.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.DriftResult;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.policy.Judgement;
import io.driftgate.source.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

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
        result.judgement().findings().forEach(finding -> DifferenceJson.finding(finding, differences.addObject()));
        ArrayNode pending = target.putArray("pending");
        result.pending().forEach(pending::add);
        ChecksJson.put(result.checks(), target);
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
}
