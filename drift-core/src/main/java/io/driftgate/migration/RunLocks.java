package io.driftgate.migration;

import io.driftgate.dialect.RunLock;
import java.sql.SQLException;
import java.time.Duration;

/** Waits for the run lock. */
final class RunLocks {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private RunLocks() {}

    /**
     * Waits up to {@code wait}; zero tries once.
     *
     * @return whether the lock is held now
     */
    static boolean acquire(RunLock lock, Duration wait, MigrationListener listener) throws SQLException {
        long end = System.nanoTime() + wait.toNanos();
        boolean told = false;
        while (!lock.tryAcquire()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            if (!told) {
                listener.on(new MigrationEvent.Waiting(lock.holder()));
                told = true;
            }
            pause(PAUSE);
        }
        return true;
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException("The wait for the other run was interrupted; nothing was changed.", e);
        }
    }
}
