package io.driftgate.migration;

import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a history's entries that do not fit, or how one was settled.
 *
 * @param entries those that do not fit
 * @param settled what was done, one sentence; empty if nothing was to be done
 * @param refused why it was not done
 */
public record Repair(String id, List<Entry> entries, Optional<String> settled, Optional<Refused> refused) {

    public Repair {
        entries = List.copyOf(entries);
    }

    /**
     * One that does not fit.
     *
     * @param version as the history has it
     * @param history what the entry says
     * @param schema what the schema says about it
     * @param remedies what can be done, one line each
     */
    public record Entry(String version, String history, String schema, List<String> remedies) {
        public Entry {
            remedies = List.copyOf(remedies);
        }
    }
}
