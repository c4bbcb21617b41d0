package io.driftgate.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads Flyway's configuration files: {@code .conf} and {@code .toml}, both as the flat names of the former. */
final class FlywayFiles {
    private static final TomlMapper TOML = new TomlMapper();

    private FlywayFiles() {}

    /**
     * Such as {@code flyway.table}; empty if there is no such file.
     *
     * @throws ParameterException if the file cannot be understood
     */
    static Map<String, String> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return file.toString().endsWith(".toml") ? toml(file) : conf(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException("Flyway's configuration " + file + " cannot be read: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".");
        }
    }

    private static Map<String, String> conf(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        Map<String, String> flat = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> flat.put(name, properties.getProperty(name)));
        return flat;
    }

    /** The tables {@code [flyway]} and {@code [environments.NAME]}, of which the latter has the schemas. */
    private static Map<String, String> toml(Path file) throws IOException {
        Map<String, String> flat = new TreeMap<>();
        try (Reader in = Files.newBufferedReader(file)) {
            JsonNode root = TOML.readTree(in);
            JsonNode flyway = root.path("flyway");
            String environment = flyway.path("environment").asText("default");
            JsonNode schemas = root.path("environments").path(environment).path("schemas");
            if (!schemas.isMissingNode()) {
                flat.put("flyway.schemas", text(schemas));
            }
            flatten("flyway", flyway, flat);
        }
        return flat;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> flat) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(name + "." + entry.getKey(), entry.getValue(), flat));
        } else if (node.getNodeType() != JsonNodeType.MISSING) {
            flat.put(name, text(node));
        }
    }

    private static String text(JsonNode node) {
        if (!node.isArray()) {
            return node.asText();
        }
        StringBuilder list = new StringBuilder();
        node.forEach(item -> list.append(list.isEmpty() ? "" : ",").append(item.asText()));
        return list.toString();
    }
}
