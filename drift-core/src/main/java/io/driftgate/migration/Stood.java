package io.driftgate.migration;

import io.driftgate.policy.Finding;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The differences from what is promised that stood before a run.
 *
 * @param all of them, also those that show only once what they belong to is expected
 * @param passing those that are drift, and are let pass
 * @param strange what no migration explains: drift that is let pass, and what waivers let stand
 */
record Stood(Deviations all, List<Finding> passing, Set<SchemaObject.Key> strange) {

    Stood {
        passing = List.copyOf(passing);
        strange = Set.copyOf(strange);
    }

    /** The same, by the names that what differs has now. */
    Stood under(NewNames names) {
        return names.isEmpty()
                ? this
                : new Stood(
                        all.under(names),
                        passing,
                        strange.stream().map(names::of).collect(Collectors.toSet()));
    }
}
