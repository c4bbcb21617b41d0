package io.driftgate.migration;

import io.driftgate.schema.Schema;
import org.jspecify.annotations.Nullable;

/** The schema after a step, as its history keeps it. */
final class StepSnapshot {

    private StepSnapshot() {}

    /**
     * Of the step that is next.
     *
     * @param after the schema as it will be
     * @return null where nobody will ask for it
     */
    static byte @Nullable [] of(Run run, Progress progress, Schema after) {
        if (!progress.keepsSnapshot()) {
            return null;
        }
        int units = progress.steps().steps().get(progress.next()).units().size();
        Schema expected = progress.promise().map(Promise::schema).orElseGet(() -> progress.steps()
                .after(progress.next() + 1));
        Stood stood = progress.stood(units);
        return Snapshots.compressed(after, run.comparer().letPass(expected, after, stood.strange()));
    }
}
