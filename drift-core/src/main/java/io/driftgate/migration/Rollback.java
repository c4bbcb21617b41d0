package io.driftgate.migration;

import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.schema.ObjectPath;
import io.driftgate.script.Migration;
import io.driftgate.source.ErrorText;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Dialect dialect = Targets.dialect(database);
        ObjectPath table = Targets.historyTable(dialect, sources.settings());
        try (Connection connection = Targets.existing(database)) {
            return new Exclusive(dialect, table, settings.run().runLockWait(), listener)
                    .run(connection, database, (same, lock) -> {
                        scratch.resemble(connection);
                        Position position = new PositionReader(sources).read(connection);
                        HistoryTable history = new HistoryTable(
                                dialect.execution(),
                                position.history().map(found -> found.table()).orElse(table));
                        Comparer comparer = Comparer.of(comparison, id, database, position.directory());
                        Outcome outcome = new Outcome(id, database.shownUrl(), position, Direction.BACK);
                        return rollback(
                                position,
                                outcome,
                                ledger -> new Run(
                                        dialect,
                                        database,
                                        connection,
                                        lock,
                                        history,
                                        new BackLedger(history, connection, ledger),
                                        comparer,
                                        settings.run(),
                                        listener));
                    });
        } catch (SQLException e) {
            throw new MigrationException(database.shownUrl() + " cannot be rolled back: " + ErrorText.of(e) + ".", e);
        }
    }

    /** Makes the run once it is known what each way back undoes. */
    private interface Runs {
        Run with(Map<Migration, List<Migration>> undone);
    }

    private MigrationResult rollback(Position position, Outcome outcome, Runs runs) throws SQLException {
        Gates gates = new Gates(sources, comparison);
        UndoChoice choice = new UndoChoice(position);
        Optional<Refused> refused =
                gates.history(position).or(() -> gates.started(position)).or(() -> choice.unreachable(settings.to()));
        if (refused.isPresent()) {
            return outcome.refused(refused.get());
        }
        WaysBack ways = new WaysBack(sources, comparison, position);
        Run asking = runs.with(Map.of());
        WaysBack.Found found = ways.find(choice.undos(settings.to()), settings.derived(), asking);
        if (found.refused().isPresent()) {
            return outcome.refused(found.refused().get());
        }
        Map<Migration, List<Migration>> undone = new HashMap<>();
        found.undos().forEach(undo -> undone.put(undo.back().orElseThrow(), undo.undone()));
        return rollback(position, found.undos(), ways, runs.with(undone), outcome);
    }

    private MigrationResult rollback(Position position, List<Undo> undos, WaysBack ways, Run run, Outcome outcome)
            throws SQLException {
        List<Migration> backs =
                undos.stream().map(undo -> undo.back().orElseThrow()).toList();
        Situation now = new SituationReader(sources).read(run.connection(), position, backs);
        DriftResult drift = Resumption.drift(now, run, position.match().undoing());
        if (!settings.run().warns()) {
            Optional<Refused> refused = new Gates(sources, comparison)
                    .drift(drift, Direction.BACK)
                    .or(() -> ways.incomplete(undos, now.steps(), run.comparer()));
            if (refused.isPresent()) {
                return outcome.refused(refused.get());
            }
        }
        outcome.warn(drift);
        Optional<Refused> unsafe = new SafetyNet(sources, scratch, run).before(now, outcome);
        if (unsafe.isPresent()) {
            return outcome.refused(unsafe.get());
        }
        listener.on(new MigrationEvent.Begun(Direction.BACK, now.version(), backs.size()));
        return new WatchedRun(run, new Progress(now, drift.judgement()), outcome).all();
    }
}
