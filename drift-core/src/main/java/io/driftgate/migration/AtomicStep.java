package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import io.driftgate.dialect.Transaction;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.script.Code;
import io.driftgate.script.Migration;
import io.driftgate.source.ChangeReader;
import io.driftgate.source.ScriptFrame;
import io.driftgate.source.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a step in one transaction, proves it there, records it, and commits. */
final class AtomicStep {
    private final Run run;
    private final Progress progress;

    AtomicStep(Run run, Progress progress) {
        this.run = run;
        this.progress = progress;
    }

    /**
     * Tries again, each time after a longer pause, while locks are not had in time.
     *
     * @return why it was refused; empty once it is committed
     */
    Optional<Refused> apply(Steps.Step step) {
        try {
            return new LockRetries(run).run(step.migration(), () -> attempt(step));
        } catch (SQLException e) {
            throw Failures.of(step.migration(), e, run.execution().lockHolder(run.database()));
        }
    }

    private Optional<Refused> attempt(Steps.Step step) throws SQLException {
        Migration migration = step.migration();
        ScriptFrame frame = ScriptFrame.of(
                migration.up(), run.dialect(), run.history().path().name());
        if (frame.isWrapped()) {
            run.listener()
                    .on(new MigrationEvent.Note(migration.name()
                            + ": its own BEGIN … COMMIT is left out, since it runs in a transaction anyway."));
        }
        long begun = System.nanoTime();
        Transaction transaction =
                run.execution().beginAnew(run.connection(), run.settings().timeouts(), frame.traits());
        boolean committed = false;
        try {
            Schema before = progress.live();
            ChangeReader reader = ChangeReader.of(
                    transaction, run.connection(), before, progress.situation().scope());
            run.ledger().remember(frame.names());
            StatementRunner statements = new StatementRunner(run, migration);
            if (migration.up() instanceof Code code) {
                statements.code(code);
            } else {
                statements.all(frame);
            }
            run.lock().ask();
            ChangeReader.Ended ended = reader.end(transaction);
            if (!ended.broken().isEmpty()) {
                return Optional.of(brokenRows(migration, ended.broken()));
            }
            SchemaDelta delta = ended.changes();
            Optional<Refused> unproved = prove(step, before, delta);
            if (unproved.isPresent()) {
                return unproved;
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            Optional<Set<ObjectPath>> written = ended.written();
            run.ledger().done(migration, finished(took, written, before, delta));
            run.requireLock();
            transaction.commit();
            committed = true;
            progress.did(delta, step);
            progress.wrote(written);
            progress.stepDone();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(migration.name() + " cannot be read: " + e.getMessage(), e);
        } finally {
            if (!committed) {
                rollback(transaction);
                run.ledger().undone();
            }
        }
    }

    private Ledger.Finished finished(
            Duration took, Optional<Set<ObjectPath>> written, Schema before, SchemaDelta delta) {
        ObjectPath history = run.history().path();
        return new Ledger.Finished(
                took,
                written.map(tables -> WrittenTables.of(tables, before, delta, history)),
                StepSnapshot.of(run, progress, delta.applyTo(before)),
                WrittenTables.mayBeWritten(history, written, delta));
    }

    private Optional<Refused> prove(Steps.Step step, Schema before, SchemaDelta delta) throws SQLException {
        SchemaDelta promised = step.units().get(0).delta();
        if (run.comparer().isSame(promised, delta)) {
            return new LastProof(run, progress).prove(step, delta.applyTo(before));
        }
        int number = progress.next();
        if (progress.copied(step.units().size())
                .filter(copied -> run.comparer().isAlike(copied, delta.applyTo(before)))
                .isPresent()) {
            return new LastProof(run, progress).prove(step, delta.applyTo(before));
        }
        DriftResult result = run.comparer()
                .compare(
                        step.migration().version().text(),
                        progress.steps().after(number + 1),
                        delta.applyTo(before),
                        progress.stood(step.units().size()).all());
        return result.verdict() == Verdict.CLEAN
                ? new LastProof(run, progress).prove(step, delta.applyTo(before))
                : Optional.of(Refused.drift(
                        step.migration().name()
                                + " did something else here than in a scratch database, and was rolled back.",
                        result,
                        "Look at what the migration depends on: IF NOT EXISTS over another object, a block that looks at data,"
                                + " an event trigger, default privileges, the search_path of the role; or on another session that"
                                + " changed the schema meanwhile.",
                        "Make the migration do the same everywhere, or bring this database in line first."));
    }

    private static Refused brokenRows(Migration migration, List<String> broken) {
        return Refused.because(
                migration.name() + " would have lost or orphaned rows, and was rolled back.",
                broken,
                "Move the rows before the table is replaced, or say in the migration what becomes of them.");
    }

    /** What comes after a lost connection is not worth an error of its own: the server has rolled back. */
    private static void rollback(Transaction transaction) {
        try {
            transaction.rollback();
        } catch (SQLException e) {
            return;
        }
    }
}
