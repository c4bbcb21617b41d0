package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.Transaction;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.script.SqlStatement;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.ScriptFrame;
import io.driftgate.source.SettingsAbove;
import io.driftgate.source.Steps;
import io.driftgate.source.Units;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Applies a migration that cannot run in one transaction: unit by unit, each recorded when it is done, so that a run that was
 * cut off goes on where it ended.
 */
final class UnitStep {
    private final Run run;
    private final Progress progress;

    UnitStep(Run run, Progress progress) {
        this.run = run;
        this.progress = progress;
    }

    Optional<Refused> apply(Steps.Step step) {
        long begun = System.nanoTime();
        try {
            run.execution().renew(run.connection());
            ScriptFrame frame = ScriptFrame.of(step.migration().up(), run.dialect());
            if (frame.traits().restsForeignKeys()) {
                return Optional.of(unguarded(step.migration()));
            }
            List<SqlStatement> statements = new Units(step.migration(), frame, run.dialect()).statements();
            int first = begin(step);
            SettingsAbove settings = new SettingsAbove(run.execution(), statements, first > 0);
            run.ledger().remember(false);
            for (int unit = first; unit < step.units().size(); unit++) {
                Optional<Refused> refused = apply(step, unit, statements, settings);
                if (refused.isPresent()) {
                    return refused;
                }
                run.listener()
                        .on(new MigrationEvent.UnitDone(
                                step.migration(), unit + 1, step.units().size()));
            }
            run.requireLock();
            progress.wrote(Optional.empty());
            Schema now = progress.live();
            boolean last = progress.next() == progress.steps().steps().size() - 1;
            run.ledger()
                    .done(
                            step.migration(),
                            new Ledger.Finished(
                                    Duration.ofNanos(System.nanoTime() - begun),
                                    Optional.empty(),
                                    last ? Snapshots.compressed(now) : null,
                                    true));
            progress.stepDone();
            return Optional.empty();
        } catch (SQLException e) {
            throw Failures.of(step.migration(), e, run.execution().lockHolder(run.database()));
        } catch (IOException e) {
            throw new UncheckedIOException(step.migration().name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Enforced, foreign keys would take the referring rows along with the table; and no transaction could bring them back. */
    private static Refused unguarded(Migration migration) {
        return Refused.because(
                migration.name()
                        + " drops or renames a table, or rests foreign keys, outside of one transaction, where the rows"
                        + " that refer to it cannot be guarded; none of it was run.",
                List.of(),
                "Take out \"-- driftgate: transaction=off\": in a transaction foreign keys rest and the rows are checked.",
                "Put VACUUM and the like into a migration of their own.");
    }

    /** The number of the unit to go on with; writes down that the migration has begun. */
    private int begin(Steps.Step step) throws SQLException {
        OptionalInt begun = run.ledger().begun(step.migration());
        if (begun.isEmpty()) {
            run.ledger().begin(step.migration());
            return 0;
        }
        int done = begun.getAsInt();
        removeInvalidIndexes(step, done);
        if (mayBeDone(step, done) && isThere(step, done + 1)) {
            run.ledger().unitDone(step.migration(), done + 1);
            return done + 1;
        }
        return done;
    }

    /**
     * Whether a unit may be done that is not recorded. One in a transaction is recorded in that; one alone may have ended
     * before it could be, and only what it does to the schema can tell: what does nothing to it is run once more.
     */
    private static boolean mayBeDone(Steps.Step step, int unit) {
        return unit < step.units().size()
                && step.units().get(unit).alone()
                && !step.units().get(unit).delta().isEmpty();
    }

    /** What an interrupted CREATE INDEX CONCURRENTLY leaves behind. */
    private void removeInvalidIndexes(Steps.Step step, int unit) throws SQLException {
        if (unit >= step.units().size()) {
            return;
        }
        for (SchemaObject promised : step.units().get(unit).delta().put()) {
            SchemaObject found = progress.live().byKey().get(promised.key());
            if (found != null && Resumption.isInvalidIndex(found)) {
                String name = Identifier.quote(found.path().first()) + "."
                        + Identifier.quote(found.path().name());
                execute("DROP INDEX " + name);
                reread(step);
            }
        }
    }

    /** Whether the schema is what that many units give. */
    private boolean isThere(Steps.Step step, int units) {
        Schema expected = progress.steps().within(progress.next(), units);
        return run.comparer()
                        .compare(step.migration().version().text(), expected, progress.live(), progress.stood())
                        .verdict()
                == Verdict.CLEAN;
    }

    private Optional<Refused> apply(Steps.Step step, int number, List<SqlStatement> statements, SettingsAbove settings)
            throws SQLException {
        Steps.Unit unit = step.units().get(number);
        Migration migration = step.migration();
        run.requireLock();
        StatementRunner runner = new StatementRunner(run, migration);
        List<SqlStatement> own = statements.subList(unit.from(), unit.to());
        settings.restore(unit.from(), runner::one);
        if (unit.alone()) {
            try {
                runner.one(own.get(0));
            } catch (ScriptException e) {
                if (!isThereAfterAll(step, number)) {
                    throw e;
                }
            }
            run.execution().resetUser(run.connection());
            settings.lost();
            Optional<Refused> unproved = prove(step, number);
            if (unproved.isEmpty()) {
                run.ledger().unitDone(migration, number + 1);
            }
            return unproved;
        }
        settings.lost();
        return together(step, number, runner, own);
    }

    /** The server may have gone on with it for a run that was cut off, so that it failed here for want of anything to do. */
    private boolean isThereAfterAll(Steps.Step step, int unit) {
        try {
            reread(step);
        } catch (SQLException e) {
            return false;
        }
        return mayBeDone(step, unit) && isThere(step, unit + 1);
    }

    private Optional<Refused> together(
            Steps.Step step, int number, StatementRunner runner, List<SqlStatement> statements) throws SQLException {
        Transaction transaction =
                run.execution().begin(run.connection(), run.settings().timeouts(), ScriptTraits.NONE);
        boolean committed = false;
        try {
            statements.forEach(runner::one);
            transaction.settle();
            Optional<Refused> unproved = prove(step, number);
            if (unproved.isEmpty()) {
                run.ledger().unitDone(step.migration(), number + 1);
                run.requireLock();
                transaction.commit();
                committed = true;
            }
            return unproved;
        } finally {
            if (!committed) {
                transaction.rollback();
            }
        }
    }

    private Optional<Refused> prove(Steps.Step step, int number) throws SQLException {
        reread(step);
        DriftResult result = run.comparer()
                .compare(
                        step.migration().version().text(),
                        progress.steps().within(progress.next(), number + 1),
                        progress.live(),
                        progress.stood());
        if (result.verdict() == Verdict.CLEAN) {
            return Optional.empty();
        }
        return Optional.of(Refused.drift(
                "Part " + (number + 1) + " of " + step.units().size() + " of "
                        + step.migration().name() + " did something else here than in a scratch database.",
                result,
                "The parts before it are done and recorded; db:info shows the migration as started.",
                "Bring the schema to what is expected, then run "
                        + run.ledger().direction().goal() + " again: it goes on with this part."));
    }

    private void reread(Steps.Step step) throws SQLException {
        Schema now = SchemaReader.read(run.connection(), progress.situation().scope());
        progress.did(SchemaDelta.between(progress.live(), now), step);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = run.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    static String names(List<Migration> migrations) {
        return migrations.stream().map(Migration::name).collect(Collectors.joining(", "));
    }
}
