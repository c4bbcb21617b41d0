package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.Transaction;
import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.script.SqlStatement;
import io.driftgate.source.ScriptFrame;
import io.driftgate.source.Steps;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Applies a migration that cannot run in one transaction: unit by unit, each recorded when it is done, so that a run that was
 * cut off goes on where it ended.
 */
final class UnitStep {
    private static final String RUNS_AGAIN =
            ". It commits in between: what it did up to its last COMMIT stays, and it runs from its"
                    + " start again, which it must be written for";

    private final Run run;
    private final Progress progress;

    UnitStep(Run run, Progress progress) {
        this.run = run;
        this.progress = progress;
    }

    Optional<Refused> apply(Steps.Step step) {
        long begun = System.nanoTime();
        Migration migration = step.migration();
        try {
            run.execution().renew(run.connection());
            if (ScriptFrame.of(migration.up(), run.dialect()).traits().restsForeignKeys()) {
                return Optional.of(step.isAtomic() ? guarded(migration) : unguarded(migration));
            }
            progress.wrote(Optional.empty());
            Optional<Refused> refused = units(step);
            if (refused.isPresent()) {
                return refused;
            }
            run.requireLock();
            run.execution().renew(run.connection());
            Ledger.Finished finished = new Ledger.Finished(
                    Duration.ofNanos(System.nanoTime() - begun),
                    Optional.empty(),
                    StepSnapshot.of(run, progress, progress.live()),
                    true);
            write(migration, () -> run.ledger().done(migration, finished));
            progress.stepDone();
            return Optional.empty();
        } catch (SQLException e) {
            throw Failures.inParts(migration, e);
        }
    }

    private Optional<Refused> units(Steps.Step step) throws SQLException {
        Migration migration = step.migration();
        Parts parts = Parts.of(step, run.dialect());
        Optional<Ledger.Begun> before = run.ledger().begun(migration);
        Optional<HalfDone> known =
                before.isEmpty() ? Optional.of(HalfDone.NOTHING) : HalfDone.of(before.get(), step, parts.marks());
        if (known.isEmpty()) {
            return before.map(there -> Resumption.changed(migration, there.units()));
        }
        if (before.isEmpty()) {
            write(migration, () -> run.ledger().begin(migration));
        }
        run.ledger().remember(false);
        TakingUp takingUp = new TakingUp(run, progress, parts);
        HalfDone done = takingUp.from(known.get());
        for (int number = done.units(); number < parts.count(); number++) {
            int from = Math.max(parts.unit(number).from(), done.statements());
            Optional<Refused> refused = apply(parts, number, from, takingUp);
            if (refused.isPresent()) {
                return refused;
            }
            run.listener().on(new MigrationEvent.UnitDone(migration, number + 1, parts.count()));
        }
        run.ledger().remember(false);
        return Optional.empty();
    }

    private void write(Migration migration, HistoryWriting.Writing writing) throws SQLException {
        new LockRetries(run).run(migration, () -> {
            HistoryWriting.commit(
                    run.execution(), run.connection(), run.settings().timeouts(), writing);
            return true;
        });
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

    private static Refused guarded(Migration migration) {
        return Refused.because(
                migration.name()
                        + " was begun in parts, and drops or renames a table, or rests foreign keys: the rest of it"
                        + " cannot be guarded as a whole; nothing was run.",
                List.of(),
                "Put what comes after the parts that are done into a migration of its own.");
    }

    /** @param from the number of the first statement of the part that is not done */
    private Optional<Refused> apply(Parts parts, int number, int from, TakingUp takingUp) throws SQLException {
        run.requireLock();
        List<SqlStatement> own =
                parts.statements().subList(from, parts.unit(number).to());
        boolean spokenOf = own.stream()
                .anyMatch(statement -> statement.mentions(run.history().path().name()));
        if (spokenOf) {
            run.execution().aside(run.connection(), () -> {
                run.ledger().remember(true);
                return true;
            });
        }
        return parts.unit(number).alone()
                ? alone(parts, number, own.get(0), takingUp)
                : new LockRetries(run).run(parts.migration(), () -> together(parts, number, own));
    }

    private Optional<Refused> alone(Parts parts, int number, SqlStatement statement, TakingUp takingUp)
            throws SQLException {
        try {
            new StatementRunner(run, parts.migration()).recording(statement, false);
        } catch (ScriptException e) {
            if (!takingUp.isThereAfterAll(number)) {
                throw run.execution().commitsWithin(statement) ? e.with(RUNS_AGAIN) : e;
            }
        }
        return run.execution().aside(run.connection(), () -> {
            run.ledger().restore();
            Optional<Refused> unproved = prove(parts.step(), number);
            if (unproved.isEmpty()) {
                run.ledger().unitDone(parts.migration(), parts.done(number));
            }
            return unproved;
        });
    }

    private Optional<Refused> together(Parts parts, int number, List<SqlStatement> statements) throws SQLException {
        StatementRunner runner = new StatementRunner(run, parts.migration());
        Transaction transaction =
                run.execution().begin(run.connection(), run.settings().timeouts(), ScriptTraits.NONE);
        boolean committed = false;
        try {
            for (SqlStatement statement : statements) {
                runner.recording(statement, true);
            }
            transaction.settle();
            run.ledger().restore();
            Optional<Refused> unproved = prove(parts.step(), number);
            if (unproved.isEmpty()) {
                run.ledger().unitDone(parts.migration(), parts.done(number));
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
        progress.reread(run.connection(), step);
        DriftResult result = run.comparer()
                .compare(
                        step.migration().version().text(),
                        progress.steps().within(progress.next(), number + 1),
                        progress.live(),
                        progress.stood(number + 1).all());
        boolean isAsOnCopy = progress.copied(number + 1)
                .filter(copied -> run.comparer().isAlike(copied, progress.live()))
                .isPresent();
        if (result.verdict() == Verdict.CLEAN || isAsOnCopy) {
            return number == step.units().size() - 1
                    ? new LastProof(run, progress).prove(step, progress.live())
                    : Optional.empty();
        }
        return Optional.of(Refused.drift(
                "Part " + (number + 1) + " of " + step.units().size() + " of "
                        + step.migration().name() + " did something else here than in a scratch database.",
                result,
                "The parts before it are done and recorded; db:info shows the migration as started.",
                "Bring the schema to what is expected, then run "
                        + run.ledger().direction().goal() + " again: it goes on with this part."));
    }

    static String names(List<Migration> migrations) {
        return migrations.stream().map(Migration::name).collect(Collectors.joining(", "));
    }
}
