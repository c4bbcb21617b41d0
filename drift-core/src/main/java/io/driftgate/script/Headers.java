package io.driftgate.script;

import java.util.Map;
import java.util.Optional;

/**
 * What a script says about itself in its first comment, such as {@code -- Purpose: adds the mapping tables}.
 *
 * @param values by lower-case name; lines that continue a value are joined by spaces
 */
public record Headers(Map<String, String> values) {
    public static final Headers NONE = new Headers(Map.of());

    public Headers {
        values = Map.copyOf(values);
    }

    /** The version that the author gave it, such as {@code 2.1.0}; orders nothing. */
    public Optional<String> version() {
        return get("version");
    }

    public Optional<String> purpose() {
        return get("purpose");
    }

    /** As written; names of files in it put this one after them. */
    public Optional<String> dependencies() {
        return get("dependencies");
    }

    public Optional<String> created() {
        return get("created");
    }

    private Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
