package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.history.History;
import io.driftgate.history.HistoryMatch;
import io.driftgate.history.OwnRow;
import io.driftgate.script.Migration;
import io.driftgate.script.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One entry of the history, and what it is to be settled as. */
final class Settlement {
    private final HistoryMatch match;
    private final Version version;
    private final RepairAs as;
    private final Optional<Migration> file;
    private final Optional<History.Entry> entry;
    private final Optional<Ledger.Begun> begun;

    Settlement(Evidence evidence, Version version, RepairAs as) throws SQLException {
        Position position = evidence.position();
        match = position.match();
        this.version = version;
        this.as = as;
        file = position.directory().migrations().stream()
                .filter(migration -> migration.isNamed(version.text()))
                .findFirst();
        entry = position.history().stream()
                .flatMap(history -> history.entries().stream())
                .filter(known -> new Version(known.version()).isSameAs(version)
                        || OwnRow.repeatable(known.version()).equals(version.text())
                        || file.filter(found -> found.isNamed(known.version())).isPresent())
                .findFirst();
        begun = file.isPresent() ? evidence.begun(file.get()) : Optional.empty();
    }

    /** Why that cannot be done whatever the schema says; empty if it can. */
    Optional<Refused> impossible() {
        if (as != RepairAs.NOT_APPLIED && file.isEmpty()) {
            return Optional.of(Refused.because(
                    "No migration file of version " + version + " is there, so the entry cannot be settled as "
                            + as.label() + ".",
                    List.of(),
                    "Bring the file back, or choose another version: db:info lists them."));
        }
        if (as != RepairAs.APPLIED && entry.isEmpty()) {
            return Optional.of(Refused.because(
                    "The history has no entry of version " + version + ".", List.of(), "db:info lists what it has."));
        }
        if (as == RepairAs.CHECKSUM && begun.isPresent()) {
            return Optional.of(
                    Refused.because(
                            "Version " + version
                                    + " was begun and not finished: its entry has a checksum of the parts that are done, by"
                                    + " which a run goes on behind them, and gets that of its file when all are.",
                            List.of(),
                            "Run the goal again that was cut off: db:info tells which.",
                            "Or settle the entry as applied or as not-applied: db:repair without db.as says what the schema is now."));
        }
        return Optional.empty();
    }

    /** What is applied once it is settled. */
    List<Migration> applied() {
        List<Migration> applied = new ArrayList<>(match.applied());
        file.ifPresent(migration -> {
            if (as == RepairAs.NOT_APPLIED) {
                applied.remove(migration);
            } else if (!applied.contains(migration)) {
                applied.add(migration);
            }
        });
        return applied;
    }

    /** Whether nothing that its old text made may stand any more, or stand alone: nobody knows whether the new one ran. */
    boolean isOfRepeatable() {
        return file.filter(found -> found.kind() == Migration.Kind.REPEATABLE).isPresent();
    }

    Refused contradicted(DriftResult result) {
        String promised =
                switch (as) {
                    case APPLIED -> "with version " + version + " applied";
                    case NOT_APPLIED -> "without version " + version;
                    case CHECKSUM -> "with the files as they are now";
                };
        return Refused.drift(
                        "The schema is not what the history would promise " + promised
                                + "; the entry was left as it is.",
                        result,
                        "Bring the schema in line first; db:repair without db.as says what it is now.",
                        "Or settle it all the same with -Ddb.onDrift=warn: db:verify will report the differences as drift.")
                .or(
                        as != RepairAs.NOT_APPLIED && isOfRepeatable()
                                ? "Or let db:migrate run it again: one that was edited needs no settling."
                                : "");
    }

    void write(HistoryTable history, Connection connection, byte[] snapshot) throws SQLException {
        switch (as) {
            case APPLIED -> history.marked(connection, file.orElseThrow(), false, null);
            case NOT_APPLIED -> history.remove(connection, rowVersion());
            case CHECKSUM -> history.checksum(connection, rowVersion(), file.orElseThrow());
        }
        history.snapshots().keep(connection, snapshot);
    }

    private String rowVersion() {
        History.Entry known = entry.orElseThrow();
        boolean repeatable = known.kind() == History.Kind.REPEATABLE
                || known.kind() == History.Kind.STARTED
                        && file.filter(found -> found.kind() == Migration.Kind.REPEATABLE)
                                .isPresent();
        return repeatable ? OwnRow.repeatable(known.version()) : known.version();
    }

    /** @param differences those that the schema shows all the same, and were let pass */
    String done(List<String> differences) {
        String written =
                switch (as) {
                    case APPLIED -> "Version " + version + " is written down as applied";
                    case NOT_APPLIED -> "Version " + version + " is taken out of the history";
                    case CHECKSUM -> "The checksum of version " + version + " is now that of its file";
                };
        if (!differences.isEmpty()) {
            return written + ", though the schema is not what is promised then (let pass by db.onDrift=warn): "
                    + String.join("; ", differences) + ".";
        }
        return written
                + switch (as) {
                    case APPLIED -> "; the schema is what that promises.";
                    case NOT_APPLIED -> "; the schema is what is left promises.";
                    case CHECKSUM -> "; the schema is what it gives.";
                }
                + rows();
    }

    /** Rows are no part of the schema by which it was settled. */
    private String rows() {
        return begun.map(there -> " It had been begun, with "
                        + (there.units() == 1 ? "1 part" : there.units() + " parts")
                        + " recorded as done: no other will run, so look whether its rows are as they should be.")
                .orElse("");
    }
}
