package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.diff.Difference;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import io.driftgate.schema.ObjectPath;
import io.driftgate.source.Recorded;
import io.driftgate.source.Sources;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What repeatable migrations made before they were edited. No file says any more how it looked, so what their new text is about is
 * compared once that has run; and what else is as the last run left it, is theirs.
 */
final class OldTexts {
    private final Edited edited;
    private final Optional<Recorded> recorded;

    private OldTexts(Edited edited, Optional<Recorded> recorded) {
        this.edited = edited;
        this.recorded = recorded;
    }

    /** @param connection to the database that the position is about */
    static OldTexts of(Edited edited, Position now, Sources sources, Connection connection) throws SQLException {
        Optional<Recorded> recorded = edited == Edited.NONE || now.history().isEmpty()
                ? Optional.empty()
                : sources.recorded(connection, now.found(), now.history().get().table());
        return new OldTexts(edited, recorded);
    }

    /** The differences that are not theirs. */
    DriftResult without(DriftResult drift) {
        if (edited == Edited.NONE) {
            return drift;
        }
        Set<ObjectPath> about = edited.about();
        Set<ObjectPath> own = edited.own();
        List<Finding> theirs = drift.judgement().findings().stream()
                .filter(finding -> isNamed(finding.difference(), about, own)
                        || recorded.isPresent()
                                && recorded.get()
                                        .hasLeft(
                                                finding.difference().key(),
                                                finding.difference().isMissing(),
                                                drift.actual().schema()))
                .toList();
        return Comparer.without(drift, Deviations.of(new Judgement(theirs, List.of(), List.of())));
    }

    private static boolean isNamed(Difference difference, Set<ObjectPath> about, Set<ObjectPath> own) {
        return about.contains(difference.path())
                || difference.object().isMember()
                        && own.contains(difference.path().parent());
    }
}
