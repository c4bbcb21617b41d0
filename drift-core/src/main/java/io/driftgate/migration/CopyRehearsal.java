package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.Verdict;
import io.driftgate.dialect.ScratchException;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.policy.Finding;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.source.SourceException;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a run does to the schema as it stands, found out on a copy of it: only there does the new text of an edited repeatable
 * migration meet what its old text made, and any migration what somebody made by hand.
 */
final class CopyRehearsal {
    /** Nothing is known but what the files say. */
    static final CopyRehearsal NONE = new CopyRehearsal(Optional.empty(), Optional.empty(), () -> false);

    private final Optional<Steps> steps;
    private final Optional<String> failure;
    private final BooleanSupplier control;
    private @Nullable Boolean needsNoRows;

    /** @param control whether the steps do the same without the rows that are in the database; asked where it matters */
    private CopyRehearsal(Optional<Steps> steps, Optional<String> failure, BooleanSupplier control) {
        this.steps = steps;
        this.failure = failure;
        this.control = control;
    }

    /** What is half done does not run on a copy. */
    static CopyRehearsal of(Situation now, Sources sources, SchemaComparison comparison) {
        if (now.steps().steps().isEmpty() || !now.match().started().isEmpty()) {
            return NONE;
        }
        try {
            return on(comparison.withoutHistory(now.found()), now, sources, comparison);
        } catch (SourceException | ScratchException noCopy) {
            return NONE;
        }
    }

    private static CopyRehearsal on(Schema stands, Situation now, Sources sources, SchemaComparison comparison) {
        List<Migration> todo =
                now.steps().steps().stream().map(Steps.Step::migration).toList();
        BooleanSupplier control = () -> needNoRows(now.steps(), todo, sources, comparison);
        try {
            Steps steps = sources.stepsOnCopy(stands, todo);
            return isExact(stands, steps, comparison)
                    ? new CopyRehearsal(Optional.of(steps), Optional.empty(), control)
                    : NONE;
        } catch (ScriptException e) {
            return isExact(stands, sources.stepsOnCopy(stands, List.of()), comparison)
                    ? new CopyRehearsal(Optional.empty(), Optional.of(String.valueOf(e.getMessage())), control)
                    : NONE;
        }
    }

    /** Whether the copy is one: a scratch database may not take all of a schema. */
    private static boolean isExact(Schema stands, Steps copied, SchemaComparison comparison) {
        return comparison.compare(stands, copied.before()).findings().isEmpty();
    }

    /** Whether the steps do the same without the rows that the applied migrations write: a copy has none. */
    private static boolean needNoRows(
            Steps rehearsed, List<Migration> todo, Sources sources, SchemaComparison comparison) {
        try {
            List<Steps.Step> without =
                    sources.stepsOnCopy(rehearsed.before(), todo).steps();
            return IntStream.range(0, todo.size())
                    .allMatch(i -> isSame(
                            rehearsed.steps().get(i).units(), without.get(i).units(), comparison));
        } catch (ScriptException | SourceException | ScratchException e) {
            return false;
        }
    }

    private boolean needsNoRows() {
        if (needsNoRows == null) {
            needsNoRows = control.getAsBoolean();
        }
        return needsNoRows;
    }

    private static boolean isSame(List<Steps.Unit> some, List<Steps.Unit> others, SchemaComparison comparison) {
        return some.size() == others.size()
                && IntStream.range(0, some.size())
                        .allMatch(i -> comparison.isSame(
                                some.get(i).delta(), others.get(i).delta()));
    }

    /** What each step does there, where there are no rows; empty if it is not known. */
    Optional<Steps> steps() {
        return steps;
    }

    /** What each step does here; empty if it is not known. */
    Optional<Steps> trusted() {
        return steps.filter(any -> needsNoRows());
    }

    /** What each step changes, in words of the comparison; empty if it is not known. */
    Optional<List<SchemaDiff>> changes(SchemaComparison comparison) {
        return trusted().map(known -> new StepChanges(comparison, known).all());
    }

    /** Why a step fails there. It need not fail on the database, which may hold what no copy does, such as a schema that nobody asked for. */
    Optional<String> failure() {
        return failure.filter(any -> needsNoRows())
                .map(reason -> "On a copy of the schema as it stands here, a run fails: " + reason + ".");
    }

    /** Why the run must not begin: it would not end with what the files promise. */
    Optional<Refused> refused(Promise promise, Comparer comparer) {
        return end(promise, comparer)
                .map(end -> Comparer.without(end, promise.passed()))
                .filter(end -> end.verdict() == Verdict.DRIFT && needsNoRows())
                .map(end -> Refused.drift(
                                edited(promise.edited())
                                        + " old text made, this run would not give what the files promise; nothing was applied.",
                                end,
                                LastProof.remedies(end, promise.edited()))
                        .or(lenient(end)));
    }

    /** How the schema would differ in the end from what the files promise; empty if it is not known. */
    Optional<Deviations> lasting(Promise promise, Comparer comparer) {
        return end(promise, comparer).filter(any -> needsNoRows()).map(end -> Deviations.of(end.judgement()));
    }

    private Optional<DriftResult> end(Promise promise, Comparer comparer) {
        return steps.map(known -> comparer.compare(promise.version(), promise.schema(), known.after()));
    }

    /** What is missing or otherwise in the end did not stand so before the run, and is let pass by nobody. */
    private static String lenient(DriftResult end) {
        long left = end.judgement().count(DifferenceKind.ADDED);
        return left
                        < end.judgement().findings().stream()
                                .filter(Finding::isDrift)
                                .count()
                ? ""
                : "Or let it stand with -Ddb.onDrift=warn: db:verify will report it as drift.";
    }

    private static String edited(List<Migration> files) {
        return UnitStep.names(files)
                + (files.size() == 1 ? " was edited: over what its" : " were edited: over what their");
    }
}
