package io.driftgate.migration;

import io.driftgate.history.History;
import io.driftgate.history.HistoryMatch;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Whether a repeatable migration was edited since it ran. */
    boolean hasEdited() {
        return !match.edited().isEmpty() || match.started().stream().anyMatch(this::isEdited);
    }

    /** One that was begun anew and cut off counts as edited: its entry says nothing of an earlier text any more. */
    boolean isEdited(Migration migration) {
        return migration.kind() == Migration.Kind.REPEATABLE
                && (match.edited().contains(migration) || match.started().contains(migration));
    }

    /** By the directory's order, which need not be that of versions. */
    static @Nullable String newest(MigrationDirectory directory, List<Migration> applied) {
        Set<String> names = applied.stream().map(Migration::name).collect(Collectors.toSet());
        String newest = null;
        for (Migration migration : directory.migrations()) {
            if (migration.kind() != Migration.Kind.REPEATABLE && names.contains(migration.name())) {
                newest = migration.version().text();
            }
        }
        return newest;
    }
}
