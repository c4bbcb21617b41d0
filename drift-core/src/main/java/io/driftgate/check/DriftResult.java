package io.driftgate.check;

import io.driftgate.check.file.CheckResult;
import io.driftgate.policy.Judgement;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.script.Migration;
import io.driftgate.source.Reading;
import java.time.Instant;
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
 * @param context what is told beside the verdict
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
        DriftContext context) {

    /** With notes alone beside the verdict, one line each. */
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
        this(id, version, engine, expected, actual, judgement, refusals, pending, DriftContext.of(notes));
    }

    public DriftResult {
        refusals = List.copyOf(refusals);
        pending = List.copyOf(pending);
    }

    private DriftResult beside(DriftContext other) {
        return new DriftResult(id, version, engine, expected, actual, judgement, refusals, pending, other);
    }

    public DriftResult with(List<CheckResult> results) {
        return beside(context.with(results));
    }

    /** With one more note. */
    public DriftResult noting(String note) {
        return beside(context.noting(note));
    }

    /** The same of another name. */
    public DriftResult named(String name) {
        return new DriftResult(name, version, engine, expected, actual, judgement, refusals, pending, context);
    }

    /** @param migrations those that gave what is expected, in order */
    DriftResult replaying(List<Migration> migrations) {
        return beside(context.replaying(migrations));
    }

    /** With the times at which tables were last changed. */
    DriftResult changed(Map<ObjectPath, Instant> times) {
        return beside(context.changed(times));
    }

    /** One line each: what a reader should know, such as schemas that were not compared. */
    public List<String> notes() {
        return context.notes();
    }

    /** How the team's own checks went; they are no part of the verdict. */
    public List<CheckResult> checks() {
        return context.checks();
    }

    /** The migrations that gave what is expected, in order; none if no migrations did. */
    public List<Migration> replayed() {
        return context.replayed();
    }

    /** When tables that drifted were last changed, where the engine logs that. */
    public Map<ObjectPath, Instant> lastChanged() {
        return context.lastChanged();
    }

    /** The checks that failed. */
    public List<CheckResult> failedChecks() {
        return checks().stream().filter(check -> !check.passed()).toList();
    }

    public Verdict verdict() {
        return judgement.isDrift() || !refusals.isEmpty() ? Verdict.DRIFT : Verdict.CLEAN;
    }
}
