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
import io.driftgate.source.Steps;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private List<String> marks = List.of();

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
            Schema now = progress.live();
            boolean last = progress.next() == progress.steps().steps().size() - 1;
            run.ledger()
                    .done(
                            migration,
                            new Ledger.Finished(
                                    Duration.ofNanos(System.nanoTime() - begun),
                                    Optional.empty(),
                                    last ? Snapshots.compressed(now) : null,
                                    true));
            progress.stepDone();
            return Optional.empty();
        } catch (SQLException e) {
            throw Failures.inParts(migration, e);
        }
    }

    private Optional<Refused> units(Steps.Step step) throws SQLException {
        Migration migration = step.migration();
        List<SqlStatement> statements = HalfDone.statements(migration, run.dialect());
        marks = Marks.of(statements);
        Optional<Ledger.Begun> before = run.ledger().begun(migration);
        Optional<HalfDone> known =
                before.isEmpty() ? Optional.of(HalfDone.NOTHING) : HalfDone.of(before.get(), step, marks);
        if (known.isEmpty()) {
            return before.map(there -> Resumption.changed(migration, there.units()));
        }
        if (before.isEmpty()) {
            run.ledger().begin(migration);
        }
        run.ledger().remember(false);
        HalfDone done = resumed(step, statements, known.get());
        for (int unit = done.units(); unit < step.units().size(); unit++) {
            int from = Math.max(step.units().get(unit).from(), done.statements());
            Optional<Refused> refused = apply(step, unit, statements, from);
            if (refused.isPresent()) {
                return refused;
            }
            run.listener()
                    .on(new MigrationEvent.UnitDone(
                            migration, unit + 1, step.units().size()));
        }
        run.ledger().remember(false);
        return Optional.empty();
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

    /** In a session in which the settings of what is done hold again. */
    private HalfDone resumed(Steps.Step step, List<SqlStatement> statements, HalfDone done) throws SQLException {
        StatementRunner runner = new StatementRunner(run, step.migration());
        run.execution().settings(statements.subList(0, done.statements())).forEach(runner::one);
        int unit = done.units();
        clearUp(step, statements, done);
        if (!mayBeDone(step, unit, statements) || !isThere(step, unit + 1)) {
            return done;
        }
        HalfDone more = new HalfDone(unit + 1, step.units().get(unit).to());
        run.execution().aside(run.connection(), () -> {
            record(step, unit);
            return more;
        });
        run.execution()
                .settings(statements.subList(done.statements(), more.statements()))
                .forEach(runner::one);
        return more;
    }

    private void record(Steps.Step step, int unit) throws SQLException {
        String mark = marks.get(step.units().get(unit).to());
        run.ledger().unitDone(step.migration(), new Ledger.Begun(unit + 1, mark));
    }

    /**
     * Whether a unit may be done that is not recorded. One in a transaction is recorded in that; one alone may have ended
     * before it could be, and only what it does to the schema can tell: what does nothing to it is run once more, and so is
     * what commits in between, of which the schema shows the first part alone.
     */
    private boolean mayBeDone(Steps.Step step, int unit, List<SqlStatement> statements) {
        return unit < step.units().size()
                && step.units().get(unit).alone()
                && !step.units().get(unit).delta().isEmpty()
                && !run.execution()
                        .commitsWithin(statements.get(step.units().get(unit).from()));
    }

    /** What an interrupted CREATE INDEX CONCURRENTLY and its like leave behind, and what was begun with a table. */
    private void clearUp(Steps.Step step, List<SqlStatement> statements, HalfDone done) throws SQLException {
        Set<SchemaObject.Key> made = done.makes(step);
        boolean any = false;
        for (SchemaObject object : progress.live().objects()) {
            boolean unusable = Resumption.isInvalidIndex(object) && made.contains(object.key());
            Optional<String> sql = unusable || isLeftover(object, statements, done)
                    ? Optional.of("DROP INDEX " + Identifier.quote(object.path().first()) + "."
                            + Identifier.quote(object.path().name()))
                    : isChangedNext(object, step, done) ? run.execution().finishing(object) : Optional.empty();
            if (sql.isPresent()) {
                execute(sql.get());
                any = true;
            }
        }
        if (any) {
            run.execution().aside(run.connection(), () -> {
                reread(step);
                return true;
            });
        }
    }

    private boolean isLeftover(SchemaObject object, List<SqlStatement> statements, HalfDone done) {
        return done.statements() < statements.size()
                && run.execution().isLeftover(object, statements.get(done.statements()));
    }

    private static boolean isChangedNext(SchemaObject object, Steps.Step step, HalfDone done) {
        return done.units() < step.units().size()
                && step.units().get(done.units()).delta().keys().contains(object.key());
    }

    /** Whether the schema is what that many units give. */
    private boolean isThere(Steps.Step step, int units) {
        Schema expected = progress.steps().within(progress.next(), units);
        return run.comparer()
                        .compare(step.migration().version().text(), expected, progress.live(), progress.stood())
                        .verdict()
                == Verdict.CLEAN;
    }

    /** @param from the number of the first statement of the unit that is not done */
    private Optional<Refused> apply(Steps.Step step, int number, List<SqlStatement> statements, int from)
            throws SQLException {
        Steps.Unit unit = step.units().get(number);
        run.requireLock();
        StatementRunner runner = new StatementRunner(run, step.migration());
        List<SqlStatement> own = statements.subList(from, unit.to());
        boolean spokenOf = own.stream()
                .anyMatch(statement -> statement.mentions(run.history().path().name()));
        if (spokenOf) {
            run.execution().aside(run.connection(), () -> {
                run.ledger().remember(true);
                return true;
            });
        }
        return unit.alone()
                ? alone(step, number, runner, own.get(0), statements)
                : new LockRetries(run).run(step.migration(), () -> together(step, number, runner, own));
    }

    private Optional<Refused> alone(
            Steps.Step step, int number, StatementRunner runner, SqlStatement statement, List<SqlStatement> statements)
            throws SQLException {
        try {
            runner.recording(statement, false);
        } catch (ScriptException e) {
            if (!isThereAfterAll(step, number, statements)) {
                throw run.execution().commitsWithin(statement) ? e.with(RUNS_AGAIN) : e;
            }
        }
        return run.execution().aside(run.connection(), () -> {
            run.ledger().restore();
            Optional<Refused> unproved = prove(step, number);
            if (unproved.isEmpty()) {
                record(step, number);
            }
            return unproved;
        });
    }

    /** The server may have gone on with it for a run that was cut off, so that it failed here for want of anything to do. */
    private boolean isThereAfterAll(Steps.Step step, int unit, List<SqlStatement> statements) {
        try {
            run.execution().aside(run.connection(), () -> {
                reread(step);
                return true;
            });
        } catch (SQLException e) {
            return false;
        }
        return mayBeDone(step, unit, statements) && isThere(step, unit + 1);
    }

    private Optional<Refused> together(
            Steps.Step step, int number, StatementRunner runner, List<SqlStatement> statements) throws SQLException {
        Transaction transaction =
                run.execution().begin(run.connection(), run.settings().timeouts(), ScriptTraits.NONE);
        boolean committed = false;
        try {
            for (SqlStatement statement : statements) {
                runner.recording(statement, true);
            }
            transaction.settle();
            run.ledger().restore();
            Optional<Refused> unproved = prove(step, number);
            if (unproved.isEmpty()) {
                record(step, number);
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
