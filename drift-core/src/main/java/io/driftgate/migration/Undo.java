package io.driftgate.migration;

import io.driftgate.script.Migration;
import java.util.List;
import java.util.Optional;

/**
 * One step of a rollback.
 *
 * @param undone the applied migrations that are gone afterwards, newest first; at least one
 * @param back what is run; empty where no script says it
 */
record Undo(List<Migration> undone, Optional<Migration> back) {

    Undo {
        undone = List.copyOf(undone);
    }

    Migration newest() {
        return undone.get(0);
    }

    Undo by(Migration way) {
        return new Undo(undone, Optional.of(way));
    }
}
