package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import java.util.List;
import java.util.Optional;

/**
 * What came of trying a directory of migrations in scratch.
 *
 * @param migrations how many were run
 * @param undone how many of them were undone and run again
 * @param oneWay the names of those without a way back
 * @param problems in the order in which they were found; empty if all is well
 */
public record Trial(int migrations, int undone, List<String> oneWay, List<Problem> problems) {

    public Trial {
        oneWay = List.copyOf(oneWay);
        problems = List.copyOf(problems);
    }

    /**
     * Something that a migration or its way back does wrong.
     *
     * @param evidence the schema differences, where they are it
     */
    public record Problem(String text, Optional<DriftResult> evidence) {}
}
