package io.driftgate.source;

import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import java.nio.file.Path;
import java.util.Map;
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
 */
public record SourceSettings(
        Map<String, Database> environments,
        Path migrations,
        String layout,
        Map<String, String> placeholders,
        String historyTable,
        ReadScope scope) {
    public static final String DEFAULT_HISTORY_TABLE = "schema_migrations";

    public SourceSettings {
        environments = Map.copyOf(environments);
        placeholders = Map.copyOf(placeholders);
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
