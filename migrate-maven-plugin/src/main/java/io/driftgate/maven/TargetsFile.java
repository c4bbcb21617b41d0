package io.driftgate.maven;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads databases from a file of YAML: a list, each with {@code id}, {@code url}, and where needed {@code user}, {@code serverId}, {@code schemas}. */
final class TargetsFile {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> KEYS = Set.of("id", "url", "user", "serverId", "schemas");

    private final Path file;

    private TargetsFile(Path file) {
        this.file = file;
    }

    /** @throws ParameterException if there is no such file, or it cannot be understood */
    static List<Environment> read(Path file) {
        if (!Files.exists(file)) {
            throw new ParameterException("There is no file " + file + ": correct db.targets, or leave it out.");
        }
        return new TargetsFile(file).read();
    }

    private List<Environment> read() {
        JsonNode root = parse();
        if (root.isMissingNode() || root.isNull()) {
            return List.of();
        }
        if (!root.isArray()) {
            throw wrong("holds no list of databases: begin each with \"- id: …\" and its url");
        }
        List<Environment> targets = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : root) {
            Environment target = target(node, "entry " + (targets.size() + 1));
            if (!ids.add(target.id())) {
                throw wrong("has the id \"" + target.id() + "\" twice: give each database its own");
            }
            targets.add(target);
        }
        return targets;
    }

    private JsonNode parse() {
        try (var in = Files.newBufferedReader(file)) {
            return YAML.readTree(in);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw wrong("is not YAML" + (place == null ? "" : ": correct it at line " + place.getLineNr()));
        } catch (IOException e) {
            throw wrong("cannot be read: " + e.getMessage());
        }
    }

    private Environment target(JsonNode node, String which) {
        if (!node.isObject()) {
            throw wrong("has an " + which + " that is not a set of keys: write its id and url");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw wrong("has an " + which + " with the unknown key \"" + key
                        + "\": there is id, url, user, serverId, schemas;"
                        + " a password belongs to the server in settings.xml");
            }
        });
        return new Environment(
                required(node, "id", which),
                required(node, "url", which),
                optional(node, "user"),
                optional(node, "serverId"),
                schemas(node));
    }

    private String required(JsonNode node, String key, String which) {
        String text = optional(node, key);
        if (text == null) {
            throw wrong("has an " + which + " without " + key + ": add it");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode node, String key) {
        String text = node.path(key).asText("").strip();
        return text.isEmpty() ? null : text;
    }

    /** A list, or one text with commas. */
    private static List<String> schemas(JsonNode node) {
        List<String> schemas = new ArrayList<>();
        if (node.path("schemas").isArray()) {
            node.path("schemas").forEach(schema -> schemas.add(schema.asText().strip()));
        } else {
            for (String schema : node.path("schemas").asText("").split(",", -1)) {
                if (!schema.isBlank()) {
                    schemas.add(schema.strip());
                }
            }
        }
        return schemas;
    }

    private ParameterException wrong(String what) {
        return new ParameterException("The file of databases " + file + " " + what + ".");
    }
}
