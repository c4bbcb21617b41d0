package io.driftgate.migration;

import io.driftgate.history.History;
import io.driftgate.history.HistoryMatch;
import io.driftgate.script.Migration;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        String says = migration.name() + " was begun, does not run in one transaction, and was not finished";
        Optional<Evidence.Standing> found = evidence.standing(migration);
        if (found.isEmpty()) {
            return new Repair.Entry(version, says, NEITHER, List.of("Bring the schema in line first."));
        }
        Resumption resumption = found.get().resumption();
        Optional<Refused> changed = resumption.changed();
        if (changed.isPresent()) {
            return new Repair.Entry(
                    version,
                    says,
                    "what is done of it reads otherwise in its file now",
                    changed.get().remedies());
        }
        String recorded = says + ": " + of(resumption) + " recorded as done";
        return recorded(version, recorded, resumption, found.get().goesOn());
    }

    private static String of(Resumption resumption) {
        return resumption.done() + " of " + resumption.units() + (resumption.units() == 1 ? " part is" : " parts are");
    }

    private static Repair.Entry recorded(String version, String says, Resumption resumption, boolean goesOn) {
        int done = resumption.done();
        boolean isBefore = resumption.isCleanAfter(0);
        boolean isAfter = resumption.isCleanAfter(resumption.units());
        if (!goesOn && !isBefore && !isAfter) {
            return new Repair.Entry(version, says, NEITHER, List.of("Bring the schema in line first."));
        }
        List<String> remedies = new ArrayList<>();
        if (goesOn) {
            remedies.add("Run db:migrate: it goes on where the run ended.");
        }
        if (isBefore) {
            remedies.add(how(version, RepairAs.NOT_APPLIED)
                    + (done == 0 ? "" : " What the parts that are done did to rows stays, and is done again."));
        }
        if (isAfter) {
            remedies.add(
                    how(version, RepairAs.APPLIED)
                            + (done == resumption.units()
                                    ? ""
                                    : " The parts that are not recorded as done never run then: do by hand what they do to rows."));
        }
        return new Repair.Entry(version, says, stands(resumption, isBefore, isAfter), remedies);
    }

    private static String stands(Resumption resumption, boolean isBefore, boolean isAfter) {
        if (isBefore && isAfter) {
            return "the schema is the same before it and after it";
        }
        return isBefore
                ? "the schema is as before it"
                : isAfter ? "the schema is as after it" : inBetween(part(resumption));
    }

    private static String inBetween(int part) {
        return part == 0
                ? "the schema is as before it, but for what the statement that was cut off left behind"
                : "the schema is as after its part " + part + ": in between";
    }

    /** The one that is recorded, or where the schema does not bear that out the next, which ended before it could be. */
    private static int part(Resumption resumption) {
        int done = resumption.done();
        return resumption.isAfter(done) ? done : done + 1;
    }

    private Repair.Entry undoing(Migration migration) throws SQLException {
        String version = migration.version().text();
        int done = evidence.begun(migration).map(Ledger.Begun::units).orElse(0);
        String says = "undoing " + migration.name() + " was begun and not finished: "
                + (done == 1 ? "1 part is" : done + " parts are") + " recorded as done";
        String again = "Run db:rollback: it goes on where the run ended.";
        if (evidence.is(match.applied())) {
            String applied = how(version, RepairAs.APPLIED)
                    + (done == 0 ? "" : " What the parts that are done did to rows stays.");
            return new Repair.Entry(version, says, "the schema is as if it was still applied", List.of(again, applied));
        }
        if (evidence.is(without(migration))) {
            String gone = how(version, RepairAs.NOT_APPLIED)
                    + " The parts of the way back that are not recorded as done never run then: do by hand what they do to rows.";
            return new Repair.Entry(version, says, "the schema is as if it was undone", List.of(again, gone));
        }
        return new Repair.Entry(version, says, "the schema is in between", List.of(again));
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
        String listed = entry.kind() == History.Kind.STARTED ? "begun" : "applied";
        String says = "it is listed as " + listed + ", and no file of that version is there";
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
                        stillThere(entry));
    }

    /** A repeatable migration may have another name now, or is no longer wanted; a versioned one is undone by another. */
    private List<String> stillThere(History.Entry entry) throws SQLException {
        if (entry.kind() != History.Kind.REPEATABLE) {
            return List.of("Bring the file back.");
        }
        for (Migration migration : evidence.position().directory().migrations()) {
            boolean isNew = migration.kind() == Migration.Kind.REPEATABLE
                    && !match.applied().contains(migration)
                    && !match.started().contains(migration);
            if (isNew && evidence.is(with(migration))) {
                return List.of(
                        "Bring the file back.",
                        "Or, if " + migration.name() + " is the same one by another name: first "
                                + settle(migration.version().text(), RepairAs.APPLIED) + " Then "
                                + settle(entry.version(), RepairAs.NOT_APPLIED));
            }
        }
        return List.of(
                "Bring the file back.",
                "Or bring it back with nothing but DROP … IF EXISTS of what it made, run db:migrate, take it out again, and then "
                        + settle(entry.version(), RepairAs.NOT_APPLIED));
    }

    private List<Migration> with(Migration migration) {
        return Stream.concat(match.applied().stream(), Stream.of(migration)).toList();
    }

    private List<Migration> without(Migration migration) {
        return match.applied().stream()
                .filter(other -> !other.equals(migration))
                .toList();
    }

    private static String how(String version, RepairAs as) {
        return "Or " + settle(version, as);
    }

    private static String settle(String version, RepairAs as) {
        String what =
                switch (as) {
                    case APPLIED -> "to write it down as applied";
                    case NOT_APPLIED -> "to take it out of the history";
                    case CHECKSUM -> "to take the file as it is now for what was applied";
                };
        String chosen = "-Ddb.version=" + version;
        String quoted = version.contains(" ") ? '"' + chosen + '"' : chosen;
        return quoted + " -Ddb.as=" + as.label() + " " + what + ".";
    }
}
