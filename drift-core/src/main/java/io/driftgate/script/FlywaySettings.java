package io.driftgate.script;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a project tells Flyway and what therefore holds for its migrations and its history table.
 *
 * @param table the name of Flyway's history table; empty: whichever table looks like one
 * @param schemas those that Flyway creates before its first migration
 * @param defaultSchema the current schema of every migration, and where the history table is
 * @param locations the directories of migrations; empty: not said
 * @param placeholders values by name
 * @param prefix what a placeholder begins with
 * @param suffix what it ends with
 * @param replaces whether placeholders are filled in at all
 * @param encoding of the scripts
 */
public record FlywaySettings(
        Optional<String> table,
        List<String> schemas,
        Optional<String> defaultSchema,
        List<Path> locations,
        Map<String, String> placeholders,
        String prefix,
        String suffix,
        boolean replaces,
        Charset encoding) {

    /** Flyway's own defaults. */
    public static final FlywaySettings DEFAULT = new FlywaySettings(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Map.of(),
            "${",
            "}",
            true,
            StandardCharsets.UTF_8);

    public FlywaySettings {
        schemas = List.copyOf(schemas);
        locations = List.copyOf(locations);
        placeholders = Map.copyOf(placeholders);
    }

    /** The default schema, for which Flyway takes the first of its schemas where none is given. */
    public Optional<String> currentSchema() {
        return defaultSchema.isPresent() ? defaultSchema : schemas.stream().findFirst();
    }

    /** Every schema that it speaks of. */
    public List<String> all() {
        LinkedHashSet<String> all = new LinkedHashSet<>(schemas);
        defaultSchema.ifPresent(all::add);
        return List.copyOf(all);
    }

    /** With these values over its own. */
    public FlywaySettings with(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(placeholders);
        values.putAll(more);
        return new FlywaySettings(table, schemas, defaultSchema, locations, values, prefix, suffix, replaces, encoding);
    }

    /** With other directories. */
    public FlywaySettings at(List<Path> directories) {
        return new FlywaySettings(
                table, schemas, defaultSchema, directories, placeholders, prefix, suffix, replaces, encoding);
    }
}
