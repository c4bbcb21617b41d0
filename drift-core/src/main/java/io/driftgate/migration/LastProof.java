package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.source.Steps;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Proves after the last step that the run may end so: edited repeatable migrations left nothing of their old text, and took nothing of the others'. */
final class LastProof {
    private final Run run;
    private final Progress progress;

    LastProof(Run run, Progress progress) {
        this.run = run;
        this.progress = progress;
    }

    /**
     * @param step the one that is about to end
     * @param after the schema as it is then
     * @return why it must not end so; empty if it may, or is not the last one
     */
    Optional<Refused> prove(Steps.Step step, Schema after) throws SQLException {
        Optional<Refused> broken = progress.promise().flatMap(promise -> broken(promise, step, after));
        return broken.isPresent() ? broken : new ViewProof(run, progress).prove(step);
    }

    private Optional<Refused> broken(Promise promise, Steps.Step step, Schema after) {
        NewNames names = progress.names(step.units().size());
        DriftResult result = run.comparer()
                .compare(
                        promise.version(),
                        promise.schema(),
                        after,
                        promise.passed().under(names));
        return result.verdict() == Verdict.CLEAN ? Optional.empty() : Optional.of(refused(step, result, promise));
    }

    private static Refused refused(Steps.Step step, DriftResult result, Promise promise) {
        return Refused.drift(
                "After " + step.migration().name()
                        + " the schema would not be what the migrations promise"
                        + (step.isAtomic() ? "; it was rolled back." : "; what it did stays, recorded as started."),
                result,
                remedies(result, promise.edited()));
    }

    /**
     * What helps against what is found.
     *
     * @param edited the files of which the old text is unknown
     */
    static String[] remedies(DriftResult found, List<Migration> edited) {
        String files = edited.stream().map(Migration::name).collect(Collectors.joining(" or "));
        List<String> remedies = new ArrayList<>();
        if (found.judgement().count(DifferenceKind.ADDED) > 0) {
            remedies.add("What is not expected, " + files
                    + " made before it was edited: let its new text drop it (DROP … IF EXISTS).");
        }
        if (found.judgement().count(DifferenceKind.REMOVED) > 0) {
            remedies.add("What is missing, " + files
                    + " took from another one (DROP … CASCADE): edit that one too, if only a comment, so that it runs again;"
                    + " or leave standing what a versioned one made.");
        }
        if (found.judgement().count(DifferenceKind.CHANGED) + found.judgement().count(DifferenceKind.RENAMED) > 0) {
            remedies.add(
                    "What differs, " + files
                            + " found there and left as it was (IF NOT EXISTS): let its new text drop it first, or replace it.");
        }
        return remedies.toArray(String[]::new);
    }
}
