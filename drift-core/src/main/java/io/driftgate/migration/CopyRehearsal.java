package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.Verdict;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.source.SourceException;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.util.List;
import java.util.Optional;

/**
 * What a run does to the schema as it stands, found out on a copy of it: only there does the new text of an edited repeatable
 * migration meet what its old text made.
 */
final class CopyRehearsal {
    /** Nothing is known but what the files say. */
    private static final CopyRehearsal NONE = new CopyRehearsal(Optional.empty(), Optional.empty());

    private final Optional<Steps> steps;
    private final Optional<String> failure;

    private CopyRehearsal(Optional<Steps> steps, Optional<String> failure) {
        this.steps = steps;
        this.failure = failure;
    }

    /** Where none was edited, the rehearsal on an empty database says it all; and what is half done does not run on a copy. */
    static CopyRehearsal of(Situation now, Edited edited, Sources sources, SchemaComparison comparison) {
        if (edited.files().isEmpty() || !now.match().started().isEmpty()) {
            return NONE;
        }
        Schema stands = comparison.withoutHistory(now.found());
        List<Migration> todo =
                now.steps().steps().stream().map(Steps.Step::migration).toList();
        try {
            Steps steps = sources.stepsOnCopy(stands, todo);
            boolean isExact =
                    comparison.compare(stands, steps.before()).findings().isEmpty();
            return isExact ? new CopyRehearsal(Optional.of(steps), Optional.empty()) : NONE;
        } catch (ScriptException e) {
            return new CopyRehearsal(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        } catch (SourceException noCopy) {
            return NONE;
        }
    }

    /** What each step changes, in words of the comparison; empty if it is not known. */
    Optional<List<SchemaDiff>> changes(SchemaComparison comparison) {
        return steps.map(known -> new StepChanges(comparison, known).all());
    }

    /** Why a step fails there. It need not fail on the database, which may hold what no copy does, such as an operator. */
    Optional<String> failure() {
        return failure;
    }

    /** Why the run must not begin: it would not end with what the files promise. */
    Optional<Refused> refused(Edited.Promise promise, Comparer comparer) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        DriftResult result = comparer.compare(
                promise.version(), promise.schema(), steps.get().after(), promise.passed());
        return result.verdict() == Verdict.CLEAN
                ? Optional.empty()
                : Optional.of(Refused.drift(
                                edited(promise.edited())
                                        + " old text made, this run would not give what the files promise; nothing was"
                                        + " applied.",
                                result,
                                LastProof.remedies(result, promise.edited()))
                        .or("Or let the run try all the same with -Ddb.onDrift=warn: it is proved at its end."));
    }

    private static String edited(List<Migration> files) {
        return UnitStep.names(files)
                + (files.size() == 1 ? " was edited: over what its" : " were edited: over what their");
    }
}
