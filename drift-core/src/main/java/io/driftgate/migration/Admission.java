package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.source.Sources;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Whether the schema lets a run begin: how it differs from what its history promises, and what would become of it.
 *
 * @param whole all differences
 * @param drift those that nobody can explain
 * @param promise what the schema must be after the last step, where the steps themselves do not say all of it
 */
record Admission(
        Situation now,
        Resumption resumption,
        DriftResult whole,
        DriftResult drift,
        Edited edited,
        Optional<Edited.Promise> promise,
        CopyRehearsal copy) {

    /** @param connection to the database that the situation is about */
    static Admission of(
            Situation now, Resumption resumption, Sources sources, SchemaComparison comparison, Connection connection)
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
                edited.promise(now, drift.judgement()),
                CopyRehearsal.of(now, edited, sources, comparison));
    }

    /** Why it does not; empty if it does. */
    Optional<Refused> refused(Gates gates, MigrationSettings settings, Comparer comparer) {
        return Resumption.leftOut(now)
                .or(resumption::changed)
                .or(() -> settings.warns() ? Optional.empty() : gates.drift(now, drift))
                .or(() -> settings.reference().flatMap(reference -> gates.reference(now, reference, comparer)))
                .or(() -> settings.warns() ? Optional.empty() : promise.flatMap(end -> copy.refused(end, comparer)));
    }

    /** Whether drift stands that is let pass. */
    boolean isLenient(Gates gates, MigrationSettings settings) {
        return settings.warns() && gates.drift(now, drift).isPresent();
    }
}
