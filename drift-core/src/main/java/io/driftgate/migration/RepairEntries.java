package io.driftgate.migration;

import io.driftgate.history.History;
import io.driftgate.history.HistoryMatch;
import io.driftgate.script.Migration;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the entries of a history that do not fit, each with what the schema says about it. */
final class RepairEntries {
    private static final String NEITHER =
            "the schema is neither as before it nor as after it: db:verify shows the differences";

    private final Evidence evidence;
    private final HistoryMatch match;

    RepairEntries(Evidence evidence) {
        this.evidence = evidence;
        match = evidence.position().match();
    }

    List<Repair.Entry> all() throws SQLException {
        List<Repair.Entry> entries = new ArrayList<>();
        for (Migration migration : match.started()) {
            entries.add(started(migration));
        }
        for (Migration migration : match.undoing()) {
            entries.add(undoing(migration));
        }
        for (Migration migration : match.changed()) {
            entries.add(changed(migration));
        }
        for (History.Entry entry :
                evidence.position().history().map(History::entries).orElse(List.of())) {
            if (match.isMissing(entry)) {
                entries.add(missing(entry));
            }
        }
        return entries;
    }

    private Repair.Entry started(Migration migration) throws SQLException {
        String version = migration.version().text();
        Optional<Integer> unit = evidence.unit(match.applied(), migration);
        String says = migration.name() + " was begun, does not run in one transaction, and was not finished";
        if (unit.isEmpty()) {
            return new Repair.Entry(version, says, NEITHER, List.of("Bring the schema in line first."));
        }
        List<String> remedies = new ArrayList<>();
        remedies.add("Run db:migrate: it goes on where the run ended.");
        if (unit.get() == 0) {
            remedies.add(how(version, RepairAs.NOT_APPLIED));
            return new Repair.Entry(version, says, "the schema is as before it", remedies);
        }
        List<Migration> with = new ArrayList<>(match.applied());
        with.add(migration);
        if (evidence.is(with)) {
            remedies.add(how(version, RepairAs.APPLIED));
            return new Repair.Entry(version, says, "the schema is as after it", remedies);
        }
        return new Repair.Entry(
                version, says, "the schema is as after its part " + unit.get() + ": in between", remedies);
    }

    private Repair.Entry undoing(Migration migration) throws SQLException {
        String version = migration.version().text();
        String says = "undoing " + migration.name() + " was begun and not finished";
        List<String> again =
                List.of("Run db:rollback: it goes on where the run ended.", how(version, RepairAs.APPLIED));
        if (evidence.is(match.applied())) {
            return new Repair.Entry(version, says, "the schema is as if it was still applied", again);
        }
        return evidence.is(without(migration))
                ? new Repair.Entry(
                        version, says, "the schema is as if it was undone", List.of(how(version, RepairAs.NOT_APPLIED)))
                : new Repair.Entry(version, says, "the schema is in between", again.subList(0, 1));
    }

    private Repair.Entry changed(Migration migration) throws SQLException {
        String version = migration.version().text();
        String says = migration.name() + " was changed after it was applied";
        return evidence.is(match.applied())
                ? new Repair.Entry(
                        version,
                        says,
                        "the schema is what the files as they are now give",
                        List.of("Undo the change of the file.", how(version, RepairAs.CHECKSUM)))
                : new Repair.Entry(
                        version,
                        says,
                        "the schema is not what the files as they are now give: db:verify shows the differences",
                        List.of("Undo the change of the file, and put it into a new migration."));
    }

    private Repair.Entry missing(History.Entry entry) throws SQLException {
        String says = "it is listed as applied, and no file of that version is there";
        return evidence.is(match.applied())
                ? new Repair.Entry(
                        entry.version(),
                        says,
                        "the schema is what the other migrations give without it",
                        List.of("Bring the file back.", how(entry.version(), RepairAs.NOT_APPLIED)))
                : new Repair.Entry(
                        entry.version(),
                        says,
                        "the schema is not what the other migrations give without it",
                        List.of("Bring the file back."));
    }

    private List<Migration> without(Migration migration) {
        return match.applied().stream()
                .filter(other -> !other.equals(migration))
                .toList();
    }

    private static String how(String version, RepairAs as) {
        String what =
                switch (as) {
                    case APPLIED -> "to write it down as applied";
                    case NOT_APPLIED -> "to take it out of the history";
                    case CHECKSUM -> "to take the file as it is now for what was applied";
                };
        return "Or -Ddb.version=" + version + " -Ddb.as=" + as.label() + " " + what + ".";
    }
}
