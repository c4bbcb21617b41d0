package io.driftgate.migration;

import io.driftgate.history.History;
import io.driftgate.history.HistoryMatch;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a database has and what its history says, held against the files.
 *
 * @param found the schema, as far as it was asked for
 * @param history what its history table says; empty without one
 * @param match what that means for the files
 */
record Position(Schema found, Optional<History> history, MigrationDirectory directory, HistoryMatch match) {

    /** The newest applied version; null if nothing is applied. */
    @Nullable
    String version() {
        return newest(directory, match.applied());
    }

    /** By the directory's order, which need not be that of versions. */
    static @Nullable String newest(MigrationDirectory directory, List<Migration> applied) {
        return applied.stream()
                .filter(migration -> migration.kind() != Migration.Kind.REPEATABLE)
                .max(Comparator.comparing(directory.migrations()::indexOf))
                .map(migration -> migration.version().text())
                .orElse(null);
    }
}
