package io.driftgate.migration;

import io.driftgate.check.Verdict;
import io.driftgate.schema.Schema;
import io.driftgate.source.Steps;

/** Where a migration stands that was begun and cut off. */
final class Resumption {

    private Resumption() {}

    /**
     * What the recorded units give, or one unit more where the database has that: the unit may have ended before it could be
     * recorded.
     */
    static Schema closest(Comparer comparer, Steps steps, int done, Situation now) {
        Schema recorded = steps.within(0, done);
        if (done >= steps.steps().get(0).units().size()) {
            return recorded;
        }
        Schema next = steps.within(0, done + 1);
        boolean isNext = comparer.compare(now.version(), next, now.found()).verdict() == Verdict.CLEAN;
        return isNext ? next : recorded;
    }
}
