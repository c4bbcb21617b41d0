package io.driftgate.source;

import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.script.FlywaySettings;
import io.driftgate.script.JavaMigrations;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What sources are resolved against.
 *
 * @param environments live databases by id
 * @param migrations the directory of migrations
 * @param layout a layout's label, or {@code auto}
 * @param placeholders values for <code>${name}</code> in scripts
 * @param historyTable the name of the history table
 * @param scope which schemas are read
 * @param flyway what the project tells Flyway; empty: Flyway is not used here as far as is known
 * @param code migrations that are written in Java
 */
public record SourceSettings(
        Map<String, Database> environments,
        Path migrations,
        String layout,
        Map<String, String> placeholders,
        String historyTable,
        ReadScope scope,
        Optional<FlywaySettings> flyway,
        JavaMigrations code) {
    public static final String DEFAULT_HISTORY_TABLE = "schema_migrations";

    public SourceSettings {
        environments = Map.copyOf(environments);
        placeholders = Map.copyOf(placeholders);
    }

    /** Where nothing is written in Java. */
    public SourceSettings(
            Map<String, Database> environments,
            Path migrations,
            String layout,
            Map<String, String> placeholders,
            String historyTable,
            ReadScope scope,
            Optional<FlywaySettings> flyway) {
        this(environments, migrations, layout, placeholders, historyTable, scope, flyway, JavaMigrations.NONE);
    }

    /** Where Flyway is not configured, and nothing is written in Java. */
    public SourceSettings(
            Map<String, Database> environments,
            Path migrations,
            String layout,
            Map<String, String> placeholders,
            String historyTable,
            ReadScope scope) {
        this(
                environments,
                migrations,
                layout,
                placeholders,
                historyTable,
                scope,
                Optional.empty(),
                JavaMigrations.NONE);
    }

    /** The same, read by another scope. */
    public SourceSettings with(ReadScope other) {
        return new SourceSettings(environments, migrations, layout, placeholders, historyTable, other, flyway, code);
    }

    /** @throws SourceException if no environment has that id */
    Database environment(String id) {
        @Nullable Database found = environments.get(id);
        if (found == null) {
            throw new SourceException("No <environment> has the id \"" + id + "\".");
        }
        return found;
    }
}
