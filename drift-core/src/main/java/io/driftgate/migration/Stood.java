package io.driftgate.migration;

import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import java.util.List;

/**
 * The differences from what is promised that stood before a run.
 *
 * @param all of them, also those that show only once what they belong to is expected
 * @param passing those that nobody can explain and that are let pass
 */
record Stood(Judgement all, List<Finding> passing) {

    Stood {
        passing = List.copyOf(passing);
    }
}
