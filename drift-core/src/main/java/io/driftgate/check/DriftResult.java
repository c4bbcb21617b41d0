package io.driftgate.check;

import io.driftgate.check.file.CheckResult;
import io.driftgate.policy.Judgement;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.script.Migration;
import io.driftgate.source.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A comparison with its evidence.
 *
 * @param id the target's name: an environment's id, or the source as it was given
 * @param version the newest applied migration, null if there is none
 * @param engine the database that was checked
 * @param expected what was expected and where it came from
 * @param actual what was found
 * @param judgement the differences and what they mean
 * @param refusals why the history does not match the files; any of them fails the check like drift
 * @param pending versions that the directory has and the history has not
 * @param notes one line each: what a reader should know, such as schemas that were not compared
 * @param replayed the migrations that gave what is expected, in order; none if no migrations did
 * @param lastChanged when tables that drifted were last changed, where the engine logs that
 * @param checks how the team's own checks went; they are no part of the verdict
 */
public record DriftResult(
        String id,
        @Nullable String version,
        Engine engine,
        Reading expected,
        Reading actual,
        Judgement judgement,
        List<String> refusals,
        List<String> pending,
        List<String> notes,
        List<CheckResult> checks,
        List<Migration> replayed,
        Map<ObjectPath, Instant> lastChanged) {

    /** Without checks of the team's own, and where nothing was replayed. */
    public DriftResult(
            String id,
            @Nullable String version,
            Engine engine,
            Reading expected,
            Reading actual,
            Judgement judgement,
            List<String> refusals,
            List<String> pending,
            List<String> notes) {
        this(
                id, version, engine, expected, actual, judgement, refusals, pending, notes, List.of(), List.of(),
                Map.of());
    }

    public DriftResult {
        checks = List.copyOf(checks);
        replayed = List.copyOf(replayed);
        lastChanged = Map.copyOf(lastChanged);
        refusals = List.copyOf(refusals);
        pending = List.copyOf(pending);
        notes = List.copyOf(notes);
    }

    public DriftResult with(List<CheckResult> results) {
        return new DriftResult(
                id,
                version,
                engine,
                expected,
                actual,
                judgement,
                refusals,
                pending,
                notes,
                results,
                replayed,
                lastChanged);
    }

    /** With one more note. */
    public DriftResult noting(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new DriftResult(
                id,
                version,
                engine,
                expected,
                actual,
                judgement,
                refusals,
                pending,
                more,
                checks,
                replayed,
                lastChanged);
    }

    /** The same of another name. */
    public DriftResult named(String name) {
        return new DriftResult(
                name,
                version,
                engine,
                expected,
                actual,
                judgement,
                refusals,
                pending,
                notes,
                checks,
                replayed,
                lastChanged);
    }

    /** @param migrations those that gave what is expected, in order */
    DriftResult replaying(List<Migration> migrations) {
        return new DriftResult(
                id,
                version,
                engine,
                expected,
                actual,
                judgement,
                refusals,
                pending,
                notes,
                checks,
                migrations,
                lastChanged);
    }

    /** With the times at which tables were last changed. */
    DriftResult changed(Map<ObjectPath, Instant> times) {
        return new DriftResult(
                id, version, engine, expected, actual, judgement, refusals, pending, notes, checks, replayed, times);
    }

    /** The checks that failed. */
    public List<CheckResult> failedChecks() {
        return checks.stream().filter(check -> !check.passed()).toList();
    }

    public Verdict verdict() {
        return judgement.isDrift() || !refusals.isEmpty() ? Verdict.DRIFT : Verdict.CLEAN;
    }
}
