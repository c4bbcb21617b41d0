package io.driftgate.migration;

import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.connection.Database;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Migration;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes applied migrations back, the last first: each in a transaction, proved there like an upgrade, and only then committed. */
public final class Rollback {
    private final Sources sources;
    private final ScratchPool scratch;
    private final SchemaComparison comparison;
    private final RollbackSettings settings;
    private final MigrationListener listener;

    public Rollback(
            Sources sources,
            CheckSettings checks,
            ScratchPool scratch,
            RollbackSettings settings,
            MigrationListener listener) {
        this.sources = sources;
        this.scratch = scratch;
        this.settings = settings;
        this.listener = listener;
        comparison = new SchemaComparison(checks, scratch, sources.settings());
    }

    /**
     * Each way back is committed by itself; the first that is refused or fails ends the run.
     *
     * @param id how reports call the database
     * @throws MigrationException if a statement fails, a connection is lost, or another run does not end in time
     */
    public MigrationResult rollback(String id, Database database) {
        return new Opening(sources, scratch, comparison, settings.run(), listener)
                .run(id, database, Direction.BACK, this::rollback);
    }

    private MigrationResult rollback(Position position, Run run, Outcome outcome) throws SQLException {
        Gates gates = new Gates(sources, comparison);
        UndoChoice choice = new UndoChoice(position);
        Optional<Refused> refused =
                gates.history(position).or(() -> gates.started(position)).or(() -> choice.unreachable(settings.to()));
        if (refused.isPresent()) {
            return outcome.refused(refused.get());
        }
        WaysBack ways = new WaysBack(sources, comparison, position);
        WaysBack.Found found = ways.find(choice.undos(settings.to()), settings.derived(), run);
        if (found.refused().isPresent()) {
            return outcome.refused(found.refused().get());
        }
        Map<Migration, List<Migration>> undone = new HashMap<>();
        found.undos().forEach(undo -> undone.put(undo.back().orElseThrow(), undo.undone()));
        Run knowing = run.with(new BackLedger(run.history(), run.connection(), undone));
        return rollback(position, found.undos(), ways, knowing, outcome);
    }

    private MigrationResult rollback(Position position, List<Undo> undos, WaysBack ways, Run run, Outcome outcome)
            throws SQLException {
        List<Migration> backs =
                undos.stream().map(undo -> undo.back().orElseThrow()).toList();
        Situation now = new SituationReader(sources).read(run.connection(), position, backs);
        Resumption resumption = Resumption.of(now, run, position.match().undoing());
        Optional<Refused> changed = resumption.changed();
        if (changed.isPresent()) {
            return outcome.refused(changed.get());
        }
        DriftResult whole = resumption.drift();
        DriftResult drift = OldTexts.of(Edited.of(position), position, sources, run.connection())
                .without(whole);
        Optional<WaysBack.Incomplete> incomplete = ways.incomplete(undos, now.steps(), run.comparer());
        if (!settings.run().warns()) {
            Optional<Refused> refused = new Gates(sources, comparison)
                    .drift(drift, Direction.BACK)
                    .or(() -> incomplete.map(WaysBack.Incomplete::refused));
            if (refused.isPresent()) {
                return outcome.refused(refused.get());
            }
        }
        outcome.warn(drift);
        incomplete.ifPresent(outcome::warn);
        Optional<Refused> unsafe = unsafe(now, run, outcome);
        if (unsafe.isEmpty()) {
            unsafe = new SafetyNet(sources, scratch, run).before(now, outcome);
        }
        if (unsafe.isPresent()) {
            return outcome.refused(unsafe.get());
        }
        listener.on(new MigrationEvent.Begun(Direction.BACK, now.version(), backs.size()));
        Stood stood = new Stood(Deviations.of(run.comparer().inside(whole)), List.of(), strange(drift, incomplete));
        return new WatchedRun(run, new Progress(now, stood, Optional.empty(), Optional.empty()), outcome).all();
    }

    /** What no migration explains afterwards: it was so before, or comes of a way back that is not whole. */
    private static Set<SchemaObject.Key> strange(DriftResult drift, Optional<WaysBack.Incomplete> incomplete) {
        return Stream.concat(Stream.of(drift), incomplete.stream().map(WaysBack.Incomplete::result))
                .flatMap(result -> result.judgement().findings().stream())
                .map(finding -> finding.difference().key())
                .collect(Collectors.toSet());
    }

    /** What beside the schema speaks against it: rights, others, rows that would make it fail. Rows that would go are told. */
    private Optional<Refused> unsafe(Situation now, Run run, Outcome outcome) throws SQLException {
        PrecautionGate gate = new PrecautionGate(
                comparison,
                scratch,
                run.dialect(),
                settings.run(),
                run.history().path(),
                Direction.BACK);
        Precautions found = gate.look(run.database(), run.connection(), now, Optional.empty(), Edited.NONE);
        outcome.found(found);
        return gate.refused(found);
    }
}
