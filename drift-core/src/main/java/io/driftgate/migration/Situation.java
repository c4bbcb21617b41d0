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
 * Where a database stands, and what a run would do there.
 *
 * @param position what was asked for
 * @param found the whole schema: what was asked for, and what the migrations create beside that
 * @param scope what was read of it
 * @param steps what the run does
 */
record Situation(Position position, Schema found, ReadScope scope, Steps steps) {

    Optional<History> history() {
        return position.history();
    }

    MigrationDirectory directory() {
        return position.directory();
    }

    HistoryMatch match() {
        return position.match();
    }

    /** The newest applied version; null if nothing is applied. */
    @Nullable
    String version() {
        return position.version();
    }

    /** The newest applied migration; there must be one. */
    Migration newest() {
        return match().applied().stream()
                .filter(migration -> migration.version().text().equals(version()))
                .findFirst()
                .orElseThrow();
    }
}
