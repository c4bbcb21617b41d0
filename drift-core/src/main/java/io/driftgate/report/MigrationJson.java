package io.driftgate.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.backup.Backup;
import io.driftgate.backup.BackupManifest;
import io.driftgate.migration.Direction;
import io.driftgate.migration.MigrationResult;
import io.driftgate.migration.Plan;
import io.driftgate.migration.Refused;
import io.driftgate.schema.Engine;
import io.driftgate.script.Migration;
import io.driftgate.source.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans and runs as {@code plan.json} and {@code migration-summary.json}; their schemas lie beside this class. */
public final class MigrationJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int FORMAT_VERSION = 1;

    private MigrationJson() {}

    /** Writes the file, with the directories above it. */
    public static void write(ObjectNode document, Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(file, JSON.writeValueAsString(document) + "\n");
    }

    public static ObjectNode plan(Plan plan, Instant at) {
        ObjectNode root = root(at, plan.id(), plan.database(), plan.engine());
        root.put("version", plan.version());
        refused("blocked", plan.blocked(), root);
        ArrayNode pending = root.putArray("pending");
        for (Plan.Planned planned : plan.pending()) {
            ObjectNode node = pending.addObject();
            migration(planned.migration(), node);
            node.put("transactional", planned.atomic());
            node.put("units", planned.units());
            ArrayNode changes = node.putArray("changes");
            planned.changes().differences().forEach(change -> DifferenceJson.change(change, changes.addObject()));
        }
        DataJson.hurdles(plan.precautions().hurdles(), root);
        DataJson.put(plan.precautions().data(), root);
        strings("notes", plan.notes(), root);
        return root;
    }

    public static ObjectNode summary(MigrationResult result, Provenance run) {
        ObjectNode root = root(run.endedAt(), result.id(), result.database(), result.engine());
        root.put("direction", result.direction().name().toLowerCase(Locale.ROOT));
        root.put("fromVersion", result.from());
        root.put("version", result.version());
        root.putObject("run")
                .put("user", run.user())
                .put("host", run.host())
                .put("commit", run.commit())
                .put(
                        "startedAt",
                        run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("durationMillis", run.took().toMillis());
        refused("refused", result.refused(), root);
        root.put("failed", result.failed().orElse(null));
        ArrayNode applied = root.putArray("applied");
        ArrayNode undone = root.putArray("undone");
        ArrayNode steps = result.direction() == Direction.BACK ? undone : applied;
        for (MigrationResult.Done done : result.done()) {
            ObjectNode node = steps.addObject();
            migration(done.migration(), node);
            node.put("durationMillis", done.took().toMillis());
        }
        DataJson.hurdles(result.precautions().hurdles(), root);
        DataJson.put(result.precautions().data(), root);
        ChecksJson.put(result.precautions().checks(), root);
        strings("warnings", result.warnings(), root);
        result.observed().ifPresent(observed -> ObservedJson.put(observed, root));
        backup(result.backup(), root);
        return root;
    }

    private static void backup(Optional<Backup> backup, ObjectNode root) {
        if (backup.isEmpty()) {
            root.putNull("backup");
            return;
        }
        BackupManifest manifest = backup.get().manifest();
        ObjectNode node = root.putObject("backup");
        node.put("folder", backup.get().folder().toString());
        node.put("at", manifest.at().toString());
        node.put("version", manifest.version());
        node.put("bytes", manifest.bytes());
        node.put("proof", manifest.proof().label());
        node.put("tables", manifest.contents().tables().size());
        node.put("rows", manifest.contents().rows());
        strings("onlyCounted", List.copyOf(manifest.onlyCounted()), node);
        node.put("durationMillis", backup.get().took().toMillis());
        node.put("restore", backup.get().restoreCommand());
    }

    private static ObjectNode root(Instant at, String id, String database, Engine engine) {
        ObjectNode root = JSON.createObjectNode();
        root.put("formatVersion", FORMAT_VERSION);
        root.put("tool", Tool.name());
        root.put("at", at.truncatedTo(ChronoUnit.SECONDS).toString());
        root.put("id", id);
        root.put("database", database);
        root.put("engine", engine.toString());
        return root;
    }

    private static void migration(Migration migration, ObjectNode node) {
        boolean repeatable = migration.kind() == Migration.Kind.REPEATABLE;
        node.put("version", repeatable ? null : migration.version().text());
        node.put("description", migration.description());
        node.put("kind", migration.kind().name().toLowerCase(Locale.ROOT));
        node.put("script", migration.name());
    }

    private static void refused(String name, Optional<Refused> refused, ObjectNode root) {
        if (refused.isEmpty()) {
            root.putNull(name);
            return;
        }
        ObjectNode node = root.putObject(name);
        node.put("reason", refused.get().reason());
        strings("details", refused.get().details(), node);
        strings("remedies", refused.get().remedies(), node);
        ArrayNode differences = node.putArray("differences");
        refused.get().evidence().ifPresent(evidence -> evidence.judgement()
                .findings()
                .forEach(finding -> DifferenceJson.finding(finding, differences.addObject())));
    }

    private static void strings(String name, List<@Nullable String> texts, ObjectNode node) {
        ArrayNode array = node.putArray(name);
        texts.forEach(array::add);
    }
}
