package io.driftgate.migration;

import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.source.Steps;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes the steps of a run, one after the other; the first that is refused or fails ends it. */
final class StepsRunner {
    private static final String NO_PRIVILEGE = "42501";

    private final Run run;
    private final Progress progress;
    private final Outcome outcome;

    StepsRunner(Run run, Progress progress, Outcome outcome) {
        this.run = run;
        this.progress = progress;
        this.outcome = outcome;
    }

    /** @throws MigrationException if a statement fails, or a connection is lost */
    MigrationResult all() throws SQLException {
        List<Steps.Step> steps = progress.steps().steps();
        Direction direction = run.ledger().direction();
        for (Steps.Step step : steps) {
            Migration migration = step.migration();
            run.listener().on(new MigrationEvent.Started(direction, migration, progress.next() + 1, steps.size()));
            long begun = System.nanoTime();
            Optional<Refused> refused = take(step);
            if (refused.isPresent()) {
                return outcome.refused(refused.get().or(wayBack(step)));
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            run.listener().on(new MigrationEvent.Done(direction, migration, took));
            outcome.did(step, run.ledger(), took);
        }
        return outcome.done();
    }

    private Optional<Refused> take(Steps.Step step) {
        try {
            return step.isAtomic() && !isHalfDone(step)
                    ? new AtomicStep(run, progress).apply(step)
                    : new UnitStep(run, progress).apply(step);
        } catch (SQLException e) {
            throw Failures.inParts(step.migration(), e);
        } catch (ScriptException e) {
            throw new MigrationException(e.getMessage() + left(step) + remedy(e) + wayBack(step), e);
        } catch (MigrationException e) {
            throw wayBack(step).isEmpty() ? e : new MigrationException(e.getMessage() + wayBack(step), e);
        }
    }

    /** Whether some of it was done when it did not run in one transaction yet: the file was mended since, and the rest can. */
    private boolean isHalfDone(Steps.Step step) throws SQLException {
        boolean none = progress.situation().match().started().isEmpty()
                && progress.situation().match().undoing().isEmpty();
        return !none
                && run.ledger()
                        .begun(step.migration())
                        .filter(begun -> begun.units() > 0)
                        .isPresent();
    }

    /** What did not run in one transaction may be half done, and only the backup has all that was there. */
    private String wayBack(Steps.Step step) {
        return step.isAtomic()
                ? ""
                : outcome.backup()
                        .map(backup -> " Or go back to what was there before this run: " + backup.restoreCommand())
                        .orElse("");
    }

    private String left(Steps.Step step) {
        String version = outcome.version();
        return (step.isAtomic()
                        ? ". It was rolled back"
                        : ". What it did before stays, recorded as "
                                + (run.ledger().direction() == Direction.BACK ? "being undone" : "started"))
                + "; the database stands at " + (version == null ? "no version" : "version " + version);
    }

    private String remedy(ScriptException e) {
        String again = run.ledger().direction().goal() + " again.";
        if (e.getCause() instanceof SQLException cause && run.execution().isLockTimeout(cause)) {
            return ". Wait until whoever holds the lock is done, or end it, and run " + again;
        }
        return NO_PRIVILEGE.equals(e.sqlState())
                ? ". Give the role the right that it lacks, and run " + again
                : ". Correct the file and run " + again;
    }
}
