package io.driftgate.migration;

import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import java.sql.SQLException;
import java.time.Duration;

/** Tries what is rolled back as a whole again, each time after a longer pause, while locks are not had in time. */
final class LockRetries {
    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Run run;

    LockRetries(Run run) {
        this.run = run;
    }

    /** One transaction. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws SQLException;
    }

    <T> T run(Migration migration, Attempt<T> attempt) throws SQLException {
        Duration pause = FIRST_PAUSE;
        for (int number = 1; ; number++) {
            try {
                return attempt.run();
            } catch (ScriptException e) {
                boolean locked = e.getCause() instanceof SQLException cause
                        && run.execution().isLockTimeout(cause);
                if (!locked || number == ATTEMPTS) {
                    throw e;
                }
            } catch (SQLException e) {
                if (!run.execution().isLockTimeout(e) || number == ATTEMPTS) {
                    throw e;
                }
            }
            run.listener().on(new MigrationEvent.Retrying(migration, number, pause));
            Failures.sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }
}
