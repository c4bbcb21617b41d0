package io.driftgate.migration;

import io.driftgate.dialect.ReadScope;
import io.driftgate.history.History;
import io.driftgate.history.HistoryMatch;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.source.Steps;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a database stands.
 *
 * @param found the schema that it has
 * @param scope what was read of it: what was asked for, and what its migrations create beside that
 * @param history what its history table says; empty without one
 * @param match what that means for the files
 * @param steps what the pending migrations that are meant do
 * @param version the newest applied version; null if nothing is applied
 */
record Situation(
        Schema found,
        ReadScope scope,
        Optional<History> history,
        MigrationDirectory directory,
        HistoryMatch match,
        Steps steps,
        @Nullable String version) {

    /** The newest applied migration; there must be one. */
    Migration newest() {
        return match.applied().stream()
                .filter(migration -> migration.version().text().equals(version))
                .findFirst()
                .orElseThrow();
    }
}
