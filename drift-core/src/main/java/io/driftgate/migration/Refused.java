package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import java.util.List;
import java.util.Optional;

/**
 * A gate's no.
 *
 * @param reason what is wrong, one sentence
 * @param details one line each, such as what does not match
 * @param evidence the schema differences, where they are the reason
 * @param remedies what to do, one line each
 */
public record Refused(String reason, List<String> details, Optional<DriftResult> evidence, List<String> remedies) {

    public Refused {
        details = List.copyOf(details);
        remedies = List.copyOf(remedies);
    }

    /** With one more thing that may be done; "" is nothing. */
    Refused or(String remedy) {
        if (remedy.isBlank()) {
            return this;
        }
        List<String> more = new java.util.ArrayList<>(remedies);
        more.add(remedy.strip());
        return new Refused(reason, details, evidence, more);
    }

    static Refused because(String reason, List<String> details, String... remedies) {
        return new Refused(reason, details, Optional.empty(), List.of(remedies));
    }

    static Refused drift(String reason, DriftResult evidence, String... remedies) {
        return new Refused(reason, List.of(), Optional.of(evidence), List.of(remedies));
    }
}
