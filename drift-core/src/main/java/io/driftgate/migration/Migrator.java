package io.driftgate.migration;

import io.driftgate.check.CheckSettings;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.file.CheckFileException;
import io.driftgate.check.file.CheckResult;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.schema.Engine;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Brings a database to the newest version, or a given one. */
public final class Migrator {
    private final Sources sources;
    private final ScratchPool scratch;
    private final SchemaComparison comparison;
    private final MigrationSettings settings;
    private final MigrationListener listener;

    public Migrator(
            Sources sources,
            CheckSettings checks,
            ScratchPool scratch,
            MigrationSettings settings,
            MigrationListener listener) {
        this.sources = sources;
        this.scratch = scratch;
        this.settings = settings;
        this.listener = listener;
        comparison = new SchemaComparison(checks, scratch, sources.settings());
    }

    /**
     * Applies what is pending. Each migration is committed by itself; the first that is refused or fails ends the run.
     *
     * @param id how reports call the database
     * @throws MigrationException if a statement fails, a connection is lost, or another run does not end in time
     */
    public MigrationResult migrate(String id, Database database) {
        requireTarget(Targets.dialect(database));
        return new Opening(sources, scratch, comparison, settings, listener)
                .run(id, database, Direction.FORWARD, this::migrate);
    }

    /** Before anything is opened: opening a SQLite database that does not exist creates it. */
    private void requireTarget(Dialect dialect) {
        settings.target().ifPresent(target -> sources.directory(new Engine(dialect.product(), ""))
                .upTo(target));
    }

    private MigrationResult migrate(Position position, Run run, Outcome outcome) throws SQLException {
        Gates gates = new Gates(sources, comparison);
        Optional<Refused> unready = gates.history(position)
                .or(() -> gates.undoing(position))
                .or(() -> gates.known(position, run.comparer()));
        if (unready.isPresent()) {
            return outcome.refused(unready.get());
        }
        Situation now = new SituationReader(sources).pending(run.connection(), position, settings.target());
        return migrate(now, run, gates, outcome);
    }

    private MigrationResult migrate(Situation now, Run run, Gates gates, Outcome outcome) throws SQLException {
        Admission admission = Admission.of(
                now,
                Resumption.of(now, run, now.match().started()),
                sources,
                comparison,
                run.connection(),
                settings.warns());
        Stood stood = admission.stood(gates, run.comparer());
        outcome.warn(stood.passing());
        Optional<Refused> refused = admission.refused(gates, settings.reference(), run.comparer());
        if (refused.isEmpty()) {
            refused = gates.views(now, run.dialect(), run.connection());
        }
        if (refused.isPresent()) {
            return outcome.refused(refused.get());
        }
        admission.copy().failure().ifPresent(failure -> listener.on(new MigrationEvent.Note(failure)));
        PrecautionGate gate = new PrecautionGate(
                comparison, scratch, run.dialect(), settings, run.history().path(), Direction.FORWARD);
        Precautions found = gate.look(run.database(), run.connection(), now, admission.here(), admission.edited());
        outcome.found(found);
        Optional<Refused> unsafe = gate.refused(found);
        if (unsafe.isPresent()) {
            return outcome.refused(unsafe.get());
        }
        CheckScripts scripts;
        try {
            scripts = CheckScripts.read(run.dialect(), settings.precautions().checks(), now);
        } catch (CheckFileException e) {
            return outcome.refused(CheckScripts.unusable(e));
        }
        return checked(
                new TeamChecks(run, scripts),
                now,
                run,
                new Progress(now, stood, admission.promise(), admission.copied()),
                outcome);
    }

    private MigrationResult checked(TeamChecks checks, Situation now, Run run, Progress progress, Outcome outcome)
            throws SQLException {
        List<CheckResult> before = checks.before();
        outcome.checked(before);
        Optional<Refused> unsafe = TeamChecks.refusedBefore(before);
        if (unsafe.isEmpty()) {
            unsafe = new SafetyNet(sources, scratch, run).before(now, outcome);
        }
        if (unsafe.isPresent()) {
            return outcome.refused(unsafe.get());
        }
        MigrationResult result = apply(now, run, progress, outcome);
        if (result.refused().isPresent()) {
            return result;
        }
        List<CheckResult> after = checks.after(
                result.done().stream().map(MigrationResult.Done::migration).toList());
        outcome.checked(after);
        return outcome.ended(TeamChecks.refusedAfter(after, outcome.backup().isPresent()));
    }

    private MigrationResult apply(Situation now, Run run, Progress progress, Outcome outcome) throws SQLException {
        List<Steps.Step> steps = now.steps().steps();
        listener.on(new MigrationEvent.Begun(Direction.FORWARD, now.version(), steps.size()));
        outOfOrder(now);
        behind(now);
        if (!steps.isEmpty() && now.history().isEmpty()) {
            run.history().create(run.connection());
        }
        return new WatchedRun(run, progress, outcome).all();
    }

    private void behind(Situation now) {
        String version = now.version();
        boolean further = version != null
                && settings.target()
                        .filter(target -> !now.directory().isUpTo(now.newest(), target))
                        .isPresent();
        if (further) {
            listener.on(new MigrationEvent.Note("Version " + settings.target().get() + " lies behind version " + version
                    + ", which is applied: db:migrate undoes nothing, db:rollback does."));
        }
    }

    private void outOfOrder(Situation now) {
        for (Steps.Step step : now.steps().steps()) {
            if (now.match().isLate(now.directory(), step.migration())) {
                listener.on(new MigrationEvent.Note(step.migration().name() + " comes before version " + now.version()
                        + ", which is applied: it fills a gap, out of order."));
            }
        }
    }
}
