package io.driftgate.migration;

import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import java.util.List;

/**
 * The differences from what is promised that stood before a run.
 *
 * @param all of them, also those that show only once what they belong to is expected
 * @param passing those that are drift, and are let pass
 * @param strange those that no migration explains: drift that is let pass, and what waivers let stand
 */
record Stood(Judgement all, List<Finding> passing, List<Finding> strange) {

    Stood {
        passing = List.copyOf(passing);
        strange = List.copyOf(strange);
    }
}
