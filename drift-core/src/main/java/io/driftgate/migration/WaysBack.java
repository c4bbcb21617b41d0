package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.Verdict;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows what the schema was before each applied migration, and thereby how each is undone. One rollback's. */
final class WaysBack {
    private final Sources sources;
    private final SchemaComparison comparison;
    private final Position position;
    private final List<Migration> applied;
    private final Steps ups;

    /** @throws MigrationException if the applied migrations cannot be replayed */
    WaysBack(Sources sources, SchemaComparison comparison, Position position) {
        this.sources = sources;
        this.comparison = comparison;
        this.position = position;
        applied = sources.inOrder(
                ReplayBase.of(position, sources), position.found().engine());
        ups = sources.steps(List.of(), applied, position.found().engine());
    }

    /** @param undos each with its way back; none if refused */
    record Found(List<Undo> undos, Optional<Refused> refused) {}

    /** Completes those without a down script by derived ways back, where there are such and they may be run. */
    Found find(List<Undo> undos, boolean derived, Run run) throws SQLException {
        List<Undo> complete = new ArrayList<>();
        List<Reverse.Derived> possible = new ArrayList<>();
        List<Migration> left = applied;
        Map<String, HistoryRow> rows =
                undos.stream().allMatch(undo -> undo.back().isPresent())
                        ? Map.of()
                        : HistoryRows.read(run.connection(), run.history().path());
        for (Undo undo : undos) {
            if (undo.back().isPresent()) {
                complete.add(undo);
            } else {
                Reverse.Derived reverse = derive(undo.newest(), left, rows);
                if (!reverse.isPossible()) {
                    return new Found(List.of(), Optional.of(Reverses.impossible(reverse)));
                }
                possible.add(reverse);
                complete.add(undo.by(reverse.back()));
            }
            left = without(undo.undone(), left);
        }
        boolean asks = !possible.isEmpty() && !derived;
        return asks
                ? new Found(List.of(), Optional.of(Reverses.shown(possible, run)))
                : new Found(complete, Optional.empty());
    }

    private Reverse.Derived derive(Migration migration, List<Migration> left, Map<String, HistoryRow> rows) {
        int index = applied.indexOf(migration);
        HistoryRow row = rows.get(HistoryTable.versionOf(migration));
        Optional<String> written = row == null ? Optional.empty() : Optional.ofNullable(row.writtenTables());
        return new Reverse(sources, comparison)
                .derive(migration, left, ups.after(index), ups.after(index + 1), written.map(WrittenTables::parse));
    }

    /**
     * A way back that does not give back what was there before.
     *
     * @param what it is, without a full stop
     */
    record Incomplete(String what, DriftResult result) {

        Refused refused() {
            return Refused.drift(
                    what + "; nothing was undone.",
                    result,
                    "Correct the way back until db:test finds nothing.",
                    "Or let the difference pass with -Ddb.onDrift=warn: db:verify will report it as drift.");
        }
    }

    /** The first way back that does not give back what was there before, as a scratch database shows; empty if all do. */
    Optional<Incomplete> incomplete(List<Undo> undos, Steps backs, Comparer comparer) {
        List<Migration> left = applied;
        for (int i = 0; i < undos.size(); i++) {
            Undo undo = undos.get(i);
            left = without(undo.undone(), left);
            DriftResult result = comparer.compare(
                    Position.newest(position.directory(), left), before(undo, left), backs.after(i + 1));
            if (result.verdict() == Verdict.DRIFT) {
                return Optional.of(new Incomplete(
                        undo.back().orElseThrow().name() + " does not give back the schema that was there before "
                                + undo.newest().name(),
                        result));
            }
        }
        return Optional.empty();
    }

    /** The schema of what is left: known, where that is how it all began; else from a replay of its own. */
    private Schema before(Undo undo, List<Migration> left) {
        if (applied.subList(0, left.size()).equals(left)) {
            return ups.after(left.size());
        }
        try {
            return sources.steps(left, List.of(), position.found().engine()).before();
        } catch (ScriptException e) {
            throw new MigrationException(
                    undo.newest().name()
                            + " cannot be undone by itself: what was applied after it does not run without it: "
                            + e.getMessage() + ". Nothing was changed.",
                    e);
        }
    }

    private static List<Migration> without(List<Migration> gone, List<Migration> all) {
        return all.stream().filter(migration -> !gone.contains(migration)).toList();
    }
}
