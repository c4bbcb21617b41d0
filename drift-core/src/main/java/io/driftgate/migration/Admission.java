package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.diff.Difference;
import io.driftgate.policy.Finding;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the schema lets a run begin: how it differs from what its history promises, and what would become of it.
 *
 * @param whole all differences
 * @param drift those that nobody can explain
 * @param promise what the schema must be after the last step, where the steps themselves do not say all of it
 * @param lenient whether differences that stand are let pass
 */
record Admission(
        Situation now,
        Resumption resumption,
        DriftResult whole,
        DriftResult drift,
        Edited edited,
        Optional<Edited.Promise> promise,
        CopyRehearsal copy,
        boolean lenient) {

    /** @param connection to the database that the situation is about */
    static Admission of(
            Situation now,
            Resumption resumption,
            Sources sources,
            SchemaComparison comparison,
            Connection connection,
            boolean lenient)
            throws SQLException {
        DriftResult whole = resumption.drift();
        Edited edited = Edited.of(now, sources);
        DriftResult drift =
                OldTexts.of(edited, now.position(), sources, connection).without(whole);
        return new Admission(
                now,
                resumption,
                whole,
                drift,
                edited,
                edited.promise(now, (lenient ? whole : drift).judgement()),
                CopyRehearsal.of(now, edited, sources, comparison),
                lenient);
    }

    /** Why it does not; empty if it does. */
    Optional<Refused> refused(Gates gates, Optional<SourceSpec> reference, Comparer comparer) {
        return Resumption.leftOut(now)
                .or(resumption::changed)
                .or(() -> lenient ? Optional.empty() : gates.drift(now, drift))
                .or(() -> reference.flatMap(spec -> gates.reference(now, spec, comparer)))
                .or(() -> lenient ? Optional.empty() : promise.flatMap(end -> copy.refused(end, comparer)));
    }

    /** The differences that stand and are let pass, where drift is: nobody can explain them, or they outlast the run. */
    List<Finding> passing(Gates gates, Comparer comparer) {
        if (!lenient) {
            return List.of();
        }
        List<Finding> passing = new ArrayList<>();
        if (gates.drift(now, drift).isPresent()) {
            passing.addAll(drift.judgement().findings());
        }
        List<Difference> lasting =
                promise.flatMap(end -> copy.lasting(end, comparer)).orElse(List.of());
        whole.judgement().findings().stream()
                .filter(finding -> !passing.contains(finding) && lasting.contains(finding.difference()))
                .forEach(passing::add);
        return passing.stream().filter(Finding::isDrift).toList();
    }
}
