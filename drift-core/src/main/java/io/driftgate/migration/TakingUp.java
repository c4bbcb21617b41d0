package io.driftgate.migration;

import io.driftgate.check.Verdict;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.SqlStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes up a migration in parts where a run was cut off: in its session, and in what the part left that was not done. */
final class TakingUp {
    private final Run run;
    private final Progress progress;
    private final Parts parts;

    TakingUp(Run run, Progress progress, Parts parts) {
        this.run = run;
        this.progress = progress;
        this.parts = parts;
    }

    /**
     * In a session in which the settings of what is done hold again.
     *
     * @param recorded as done
     * @return what is done indeed
     */
    HalfDone from(HalfDone recorded) throws SQLException {
        set(0, recorded.statements());
        clearUp(recorded);
        int unit = recorded.units();
        if (!mayBeDone(unit) || !isThere(unit + 1)) {
            return recorded;
        }
        HalfDone more = new HalfDone(unit + 1, parts.unit(unit).to());
        run.execution().aside(run.connection(), () -> {
            run.ledger().unitDone(parts.migration(), parts.done(unit));
            return more;
        });
        set(recorded.statements(), more.statements());
        return more;
    }

    private void set(int from, int to) {
        StatementRunner runner = new StatementRunner(run, parts.migration());
        run.execution().settings(parts.statements().subList(from, to)).forEach(runner::one);
    }

    /** The server may have gone on with it for a run that was cut off, so that it failed here for want of anything to do. */
    boolean isThereAfterAll(int unit) {
        try {
            reread();
        } catch (SQLException e) {
            return false;
        }
        return mayBeDone(unit) && isThere(unit + 1);
    }

    /**
     * Whether a unit may be done that is not recorded. One in a transaction is recorded in that; one alone may have ended
     * before it could be, and only what it does to the schema can tell: what does nothing to it is run once more, and so is
     * what commits in between, of which the schema shows the first part alone.
     */
    private boolean mayBeDone(int unit) {
        return unit < parts.count()
                && parts.unit(unit).alone()
                && !parts.unit(unit).delta().isEmpty()
                && !run.execution().commitsWithin(parts.first(unit));
    }

    /** Whether the schema is what that many units give; what the last of them touches must be right, whatever it was before. */
    private boolean isThere(int units) {
        Deviations stood = progress.stood(units)
                .all()
                .without(units == 0 ? List.of() : parts.unit(units - 1).delta().keys());
        Schema expected = progress.steps().within(progress.next(), units);
        return run.comparer()
                        .compare(parts.migration().version().text(), expected, progress.live(), stood)
                        .verdict()
                == Verdict.CLEAN;
    }

    /** What an interrupted CREATE INDEX CONCURRENTLY and its like leave behind, and what was begun with a table. */
    private void clearUp(HalfDone done) throws SQLException {
        Set<SchemaObject.Key> made = done.makes(parts.step());
        boolean any = false;
        for (SchemaObject object : progress.live().objects()) {
            boolean unusable = Resumption.isInvalidIndex(object) && made.contains(object.key());
            Optional<String> sql = unusable || isLeftover(object, done)
                    ? Optional.of("DROP INDEX " + Identifier.quote(object.path().first()) + "."
                            + Identifier.quote(object.path().name()))
                    : isChangedNext(object, done) ? run.execution().finishing(object) : Optional.empty();
            if (sql.isPresent()) {
                execute(sql.get());
                any = true;
            }
        }
        if (any) {
            reread();
        }
    }

    private boolean isLeftover(SchemaObject object, HalfDone done) {
        List<SqlStatement> statements = parts.statements();
        return done.statements() < statements.size()
                && run.execution().isLeftover(object, statements.get(done.statements()));
    }

    private boolean isChangedNext(SchemaObject object, HalfDone done) {
        return done.units() < parts.count()
                && parts.unit(done.units()).delta().keys().contains(object.key());
    }

    private void reread() throws SQLException {
        run.execution().aside(run.connection(), () -> {
            progress.reread(run.connection(), parts.step());
            return true;
        });
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = run.connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
