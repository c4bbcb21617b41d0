package io.driftgate.migration;

import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.source.Sources;
import java.util.List;
import java.util.stream.Stream;

/**
 * The applied migrations that a replay begins with: without the edited repeatable ones, unless others need what they make; then with
 * their new text, or without all repeatable ones.
 */
final class ReplayBase {

    private ReplayBase() {}

    static List<Migration> of(Position now, Sources sources) {
        List<Migration> applied = now.match().applied();
        if (!now.hasEdited()) {
            return applied;
        }
        List<Migration> versioned = applied.stream()
                .filter(migration -> migration.kind() != Migration.Kind.REPEATABLE)
                .toList();
        return Stream.of(now.match().standing(), applied, versioned)
                .filter(base -> runs(base, now, sources))
                .findFirst()
                .orElse(applied);
    }

    private static boolean runs(List<Migration> base, Position now, Sources sources) {
        try {
            sources.steps(base, List.of(), now.found().engine());
            return true;
        } catch (ScriptException e) {
            return false;
        }
    }
}
