package io.driftgate.migration;

import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.Verdict;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.RunLock;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.source.ErrorText;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        Dialect dialect = Targets.dialect(database);
        ObjectPath table = Targets.historyTable(dialect, sources.settings());
        requireTarget(dialect);
        try (Connection connection = dialect.execution().open(database);
                RunLock lock = dialect.execution().lock(database, table)) {
            Targets.requireSessions(lock, connection, database);
            if (!RunLocks.acquire(lock, settings.runLockWait(), listener)) {
                throw new MigrationException("Another run holds the lock on " + database.shownUrl() + held(lock)
                        + ". Wait for it to end, or give it more time with db.lockTimeout; nothing was changed.");
            }
            scratch.resemble(connection);
            Situation now = Rehearsed.read(new SituationReader(sources), connection, settings.target());
            Comparer comparer = new Comparer(
                    comparison,
                    id,
                    database.shownUrl(),
                    now.directory().directory().toString());
            HistoryTable history = new HistoryTable(
                    dialect.execution(),
                    now.history().map(found -> found.table()).orElse(table));
            return migrate(
                    id, database, now, new Run(dialect, connection, lock, history, comparer, settings, listener));
        } catch (SQLException e) {
            throw new MigrationException(database.shownUrl() + " cannot be migrated: " + ErrorText.of(e) + ".", e);
        }
    }

    /** Before anything is opened: opening a SQLite database that does not exist creates it. */
    private void requireTarget(Dialect dialect) {
        settings.target().ifPresent(target -> sources.directory(new Engine(dialect.product(), ""))
                .upTo(target));
    }

    private static String held(RunLock lock) throws SQLException {
        String holder = lock.holder();
        return holder.isEmpty() ? "" : ": " + holder;
    }

    private MigrationResult migrate(String id, Database database, Situation now, Run run) throws SQLException {
        Outcome outcome = new Outcome(id, database.shownUrl(), now);
        Gates gates = new Gates(sources, comparison);
        Optional<Refused> history = gates.history(now);
        if (history.isPresent()) {
            return outcome.refused(history.get());
        }
        DriftResult drift = drift(now, run);
        Optional<Refused> refused =
                gates.known(now, drift).or(() -> settings.warns() ? Optional.empty() : gates.drift(drift));
        if (refused.isPresent()) {
            return outcome.refused(refused.get());
        }
        if (drift.verdict() == Verdict.DRIFT) {
            outcome.warn(drift);
        }
        Optional<Refused> other = settings.reference().flatMap(reference -> gates.reference(now, reference, id));
        if (other.isPresent()) {
            return outcome.refused(other.get());
        }
        return apply(now, run, new Progress(now, drift.judgement()), outcome);
    }

    /** With a migration that was begun and not finished, against what its finished units give. */
    private DriftResult drift(Situation now, Run run) throws SQLException {
        List<Migration> started = now.match().started();
        if (started.isEmpty() || now.steps().steps().isEmpty()) {
            return run.comparer().compare(now.version(), now.steps().before(), now.found());
        }
        int done = run.history().unitsDone(run.connection(), started.get(0));
        Resumption resumption = new Resumption(run.comparer(), now, done);
        return run.comparer().compare(now.version(), resumption.expected(), resumption.found());
    }

    private MigrationResult apply(Situation now, Run run, Progress progress, Outcome outcome) throws SQLException {
        List<Steps.Step> steps = now.steps().steps();
        listener.on(new MigrationEvent.Begun(now.version(), steps.size()));
        outOfOrder(now);
        behind(now);
        if (!steps.isEmpty() && now.history().isEmpty()) {
            run.history().create(run.connection());
        }
        for (Steps.Step step : steps) {
            Migration migration = step.migration();
            listener.on(new MigrationEvent.Started(migration, progress.next() + 1, steps.size()));
            long begun = System.nanoTime();
            run.execution().renew(run.connection());
            Optional<Refused> refused = apply(step, run, progress, outcome);
            if (refused.isPresent()) {
                return outcome.refused(refused.get());
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            listener.on(new MigrationEvent.Applied(migration, took));
            outcome.applied(step, took);
        }
        return outcome.done();
    }

    private Optional<Refused> apply(Steps.Step step, Run run, Progress progress, Outcome outcome) {
        try {
            return step.isAtomic()
                    ? new AtomicStep(run, progress).apply(step)
                    : new UnitStep(run, progress).apply(step);
        } catch (ScriptException e) {
            String rolledBack =
                    step.isAtomic() ? ". It was rolled back" : ". What it did before stays, recorded as started";
            throw new MigrationException(
                    e.getMessage() + rolledBack + "; the database stands at "
                            + (outcome.version() == null ? "no version" : "version " + outcome.version())
                            + ("42501".equals(e.sqlState())
                                    ? ". Give the role the right that it lacks, and run db:migrate again."
                                    : ". Correct the file and run db:migrate again."),
                    e);
        }
    }

    private void behind(Situation now) {
        String version = now.version();
        boolean further = version != null
                && settings.target()
                        .filter(target -> !now.directory().isUpTo(now.newest(), target))
                        .isPresent();
        if (further) {
            listener.on(new MigrationEvent.Note("Version " + settings.target().get() + " lies behind version " + version
                    + ", which is applied: db:migrate undoes nothing."));
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

    /** Collects how the run ended. */
    private static final class Outcome {
        private final String id;
        private final String shownUrl;
        private final Situation now;
        private final List<MigrationResult.Done> done = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        Outcome(String id, String shownUrl, Situation now) {
            this.id = id;
            this.shownUrl = shownUrl;
            this.now = now;
        }

        void warn(DriftResult drift) {
            drift.judgement().findings().stream()
                    .filter(finding -> finding.isDrift())
                    .forEach(finding -> warnings.add(finding.difference().path() + ": " + finding.message()));
        }

        void applied(Steps.Step step, Duration took) {
            step.units();
            io.driftgate.schema.SchemaDelta delta =
                    step.units().size() == 1 ? step.units().get(0).delta() : io.driftgate.schema.SchemaDelta.NONE;
            done.add(new MigrationResult.Done(step.migration(), took, delta));
        }

        /** The last in the directory's order of what was applied before and now. */
        @Nullable
        String version() {
            List<Migration> all = new ArrayList<>(now.match().applied());
            done.forEach(one -> all.add(one.migration()));
            return all.stream()
                    .filter(migration -> migration.kind() != Migration.Kind.REPEATABLE)
                    .max(Comparator.comparing(now.directory().migrations()::indexOf))
                    .map(migration -> migration.version().text())
                    .orElse(null);
        }

        MigrationResult refused(Refused refused) {
            return result(Optional.of(refused));
        }

        MigrationResult done() {
            return result(Optional.empty());
        }

        private MigrationResult result(Optional<Refused> refused) {
            return new MigrationResult(
                    id, shownUrl, now.found().engine(), now.version(), version(), done, refused, warnings);
        }
    }
}
