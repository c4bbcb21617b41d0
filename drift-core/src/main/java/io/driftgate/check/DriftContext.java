package io.driftgate.check;

import io.driftgate.check.file.CheckResult;
import io.driftgate.schema.ObjectPath;
import io.driftgate.script.Migration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is told beside a verdict, and decides nothing.
 *
 * @param notes one line each: what a reader should know
 * @param checks how the team's own checks went
 * @param replayed the migrations that gave what is expected, in order; none if no migrations did
 * @param lastChanged when tables that drifted were last changed, where the engine logs that
 */
public record DriftContext(
        List<String> notes, List<CheckResult> checks, List<Migration> replayed, Map<ObjectPath, Instant> lastChanged) {

    public DriftContext {
        notes = List.copyOf(notes);
        checks = List.copyOf(checks);
        replayed = List.copyOf(replayed);
        lastChanged = Map.copyOf(lastChanged);
    }

    static DriftContext of(List<String> notes) {
        return new DriftContext(notes, List.of(), List.of(), Map.of());
    }

    DriftContext with(List<CheckResult> results) {
        return new DriftContext(notes, results, replayed, lastChanged);
    }

    DriftContext noting(String note) {
        return new DriftContext(Stream.concat(notes.stream(), Stream.of(note)).toList(), checks, replayed, lastChanged);
    }

    DriftContext replaying(List<Migration> migrations) {
        return new DriftContext(notes, checks, migrations, lastChanged);
    }

    DriftContext changed(Map<ObjectPath, Instant> times) {
        return new DriftContext(notes, checks, replayed, times);
    }
}
