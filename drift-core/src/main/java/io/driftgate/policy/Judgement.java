package io.driftgate.policy;

import io.driftgate.diff.DifferenceKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What a comparison means.
 *
 * @param findings in the order of the differences
 * @param expired waivers whose last day is over; they waive nothing
 * @param unused waivers that fit no difference
 */
public record Judgement(List<Finding> findings, List<Waiver> expired, List<Waiver> unused) {

    public Judgement {
        findings = List.copyOf(findings);
        expired = List.copyOf(expired);
        unused = List.copyOf(unused);
    }

    /** This judgement with more to tell. */
    public Judgement and(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Judgement(all, expired, unused);
    }

    public boolean isDrift() {
        return findings.stream().anyMatch(Finding::isDrift);
    }

    /** How many findings of that kind are drift. */
    public long count(DifferenceKind kind) {
        return findings.stream()
                .filter(finding -> finding.isDrift() && finding.difference().kind() == kind)
                .count();
    }

    public long waived() {
        return findings.stream().filter(finding -> finding.waiver() != null).count();
    }
}
