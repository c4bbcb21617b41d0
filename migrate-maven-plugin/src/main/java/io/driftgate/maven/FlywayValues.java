package io.driftgate.maven;

import io.driftgate.script.FlywaySettings;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Flyway's settings mean.
 *
 * @param values by Flyway's own names, such as {@code flyway.table}
 * @param base what paths are relative to
 * @param resources the directories that become the root of the class path
 */
record FlywayValues(Map<String, String> values, BaseDirectory base, List<Path> resources) {
    private static final String FILESYSTEM = "filesystem:";
    private static final String CLASSPATH = "classpath:";
    private static final String PLACEHOLDERS = "flyway.placeholders.";

    FlywaySettings settings() {
        FlywaySettings normal = FlywaySettings.DEFAULT;
        return new FlywaySettings(
                given("table"),
                list(given("schemas").orElse("")),
                given("defaultSchema"),
                locations(),
                placeholders(),
                given("placeholderPrefix").orElse(normal.prefix()),
                given("placeholderSuffix").orElse(normal.suffix()),
                given("placeholderReplacement").map(Boolean::parseBoolean).orElse(normal.replaces()),
                given("encoding").map(FlywayValues::charset).orElse(normal.encoding()));
    }

    /** The parts of a list that is separated by commas. */
    static List<String> list(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return List.copyOf(parts);
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(values.get("flyway." + name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** Those that exist; a class path may also have places that only exist in production. */
    private List<Path> locations() {
        List<Path> found = new ArrayList<>();
        for (String location : list(given("locations").orElse(""))) {
            if (location.startsWith(FILESYSTEM)) {
                found.add(base.resolve(location.substring(FILESYSTEM.length())));
            } else {
                String name = location.startsWith(CLASSPATH) ? location.substring(CLASSPATH.length()) : location;
                resources.forEach(root -> found.add(root.resolve(name.replaceFirst("^/", ""))));
            }
        }
        return found.stream().filter(Files::isDirectory).toList();
    }

    private Map<String, String> placeholders() {
        Map<String, String> found = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(PLACEHOLDERS)) {
                found.put(name.substring(PLACEHOLDERS.length()), value);
            }
        });
        return found;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ParameterException("Flyway's encoding is \"" + name + "\", which this JDK does not know.");
        }
    }
}
