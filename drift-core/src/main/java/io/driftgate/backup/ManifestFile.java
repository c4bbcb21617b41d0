package io.driftgate.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.dialect.Contents;
import io.driftgate.dialect.TableContent;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A {@link BackupManifest} as JSON. */
final class ManifestFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ManifestFile() {}

    static void write(BackupManifest manifest, Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("formatVersion", BackupManifest.FORMAT_VERSION);
        root.put("tool", manifest.tool());
        root.put("at", manifest.at().toString());
        root.put("database", manifest.database());
        root.put("url", manifest.url());
        root.putObject("engine")
                .put("product", manifest.engine().product())
                .put("version", manifest.engine().version());
        root.put("version", manifest.version());
        root.put("proof", manifest.proof().label());
        ArrayNode files = root.putArray("files");
        manifest.files().forEach(entry -> files.addObject()
                .put("name", entry.name())
                .put("bytes", entry.bytes())
                .put("sha256", entry.sha256()));
        ObjectNode programs = root.putObject("programs");
        manifest.programs().forEach(programs::put);
        root.put("hashLimitBytes", manifest.hashLimit());
        contents(manifest.contents(), root);
        ArrayNode notes = root.putArray("notes");
        manifest.notes().forEach(notes::add);
        ObjectNode settings = root.putObject("settings");
        new TreeMap<>(manifest.settings()).forEach(settings::put);
        Files.writeString(file, JSON.writeValueAsString(root) + "\n");
    }

    private static void contents(Contents contents, ObjectNode root) {
        ArrayNode tables = root.putArray("tables");
        contents.tables().forEach(table -> tables.addObject()
                .put("table", table.table().toString())
                .put("rows", table.rows())
                .put("hash", table.hash())
                .put("compared", table.compared()));
        ObjectNode sequences = root.putObject("sequences");
        contents.sequences().forEach((path, value) -> sequences.put(path.toString(), value));
    }

    /** @throws IOException if it is no manifest, or of a newer format; the message says which */
    static BackupManifest read(Path file) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new IOException("it is not JSON (line " + e.getLocation().getLineNr() + ")", e);
        }
        int format = root.path("formatVersion").asInt();
        if (format < 1 || !root.path("files").isArray()) {
            throw new IOException("it is no manifest of a backup");
        }
        if (format > BackupManifest.FORMAT_VERSION) {
            throw new IOException("it has format " + format + ", and this version reads formats up to "
                    + BackupManifest.FORMAT_VERSION + ": update the plugin");
        }
        return manifest(root);
    }

    private static BackupManifest manifest(JsonNode root) throws IOException {
        try {
            return new BackupManifest(
                    root.path("tool").asText(),
                    Instant.parse(root.path("at").asText()),
                    text(root, "database"),
                    root.path("url").asText(),
                    new Engine(
                            text(root.path("engine"), "product"),
                            root.path("engine").path("version").asText()),
                    root.path("version").isNull() ? null : root.path("version").asText(),
                    Proof.of(text(root, "proof")),
                    files(root.path("files")),
                    new TreeMap<>(strings(root.path("programs"))),
                    root.path("hashLimitBytes").asLong(),
                    contents(root),
                    notes(root.path("notes")),
                    strings(root.path("settings")));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new IOException("it is no whole manifest of a backup (" + e.getMessage() + ")", e);
        }
    }

    private static String text(JsonNode node, String name) {
        @Nullable String text = node.path(name).textValue();
        if (text == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    private static List<BackupManifest.FileEntry> files(JsonNode nodes) {
        List<BackupManifest.FileEntry> files = new ArrayList<>();
        for (JsonNode node : nodes) {
            String name = text(node, "name");
            if (name.contains("/") || name.contains("\\") || name.startsWith(".")) {
                throw new IllegalArgumentException("\"" + name + "\" is no file of its folder");
            }
            files.add(new BackupManifest.FileEntry(name, node.path("bytes").asLong(), text(node, "sha256")));
        }
        return files;
    }

    private static Contents contents(JsonNode root) {
        List<TableContent> tables = new ArrayList<>();
        for (JsonNode node : root.path("tables")) {
            tables.add(new TableContent(
                    ObjectPath.parse(text(node, "table")),
                    node.path("rows").asLong(),
                    node.path("hash").textValue(),
                    node.path("compared").asBoolean()));
        }
        SortedMap<ObjectPath, String> sequences = new TreeMap<>();
        strings(root.path("sequences")).forEach((path, value) -> sequences.put(ObjectPath.parse(path), value));
        return new Contents(tables, sequences);
    }

    private static List<String> notes(JsonNode nodes) {
        List<String> notes = new ArrayList<>();
        nodes.forEach(node -> notes.add(node.asText()));
        return notes;
    }

    private static Map<String, String> strings(JsonNode node) {
        Map<String, String> strings = new HashMap<>();
        node.fields()
                .forEachRemaining(
                        field -> strings.put(field.getKey(), field.getValue().asText()));
        return strings;
    }
}
