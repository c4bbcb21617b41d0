package io.driftgate.migration;

import io.driftgate.check.data.DataEffect;
import io.driftgate.check.data.DataFinding;
import io.driftgate.script.Migration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows that a way back takes with it. A script says {@code DROP} for the rows that there were when it was written; who takes a
 * migration back may not know of those that have come since.
 */
final class Losses {

    private Losses() {}

    /**
     * Why the run must not go on as long as nobody has typed the database's name.
     *
     * @param derived ways back that were shown with what they drop, and allowed
     */
    static Optional<Refused> refused(
            List<DataFinding> data, Set<Migration> derived, String database, Optional<String> confirmed) {
        List<String> lost = data.stream()
                .filter(finding -> finding.effect() == DataEffect.LOST && !derived.contains(finding.migration()))
                .map(DataFinding::sentence)
                .toList();
        if (lost.isEmpty() || confirmed.filter(database::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Refused.because(
                confirmed.map(typed -> "db.confirm is \"" + typed + "\". ").orElse("")
                        + "The way back drops what holds rows; nothing was undone.",
                lost,
                "Copy what is still needed first.",
                "If these rows may go: run db:rollback again with -Ddb.confirm=" + database + "."));
    }
}
