package io.driftgate.migration;

import io.driftgate.dialect.RunLock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Whether the run lock is held still. It has a connection of its own, which can be asked from a thread of its own while the one of the
 * migrations is at work. Used by one thread.
 */
final class LockCheck implements AutoCloseable {
    /** An older answer says too little of the moment of a commit. */
    private static final Duration FRESH = Duration.ofMillis(100);

    private final RunLock lock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "driftgate-run-lock");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Future<Boolean> asked;
    private long askedAt;

    /** @param lock held */
    LockCheck(RunLock lock) {
        this.lock = lock;
    }

    /** Asks, and goes on; the answer is the one of the next {@link #isHeld}, if that comes soon. */
    void ask() {
        askedAt = System.nanoTime();
        asked = thread.submit(lock::isHeld);
    }

    /** @throws SQLException if the connection is lost that holds it */
    boolean isHeld() throws SQLException {
        Future<Boolean> answer = asked;
        asked = null;
        boolean fresh = System.nanoTime() - askedAt < FRESH.toNanos();
        return answer == null ? lock.isHeld() : answered(answer) && (fresh || lock.isHeld());
    }

    private static boolean answered(Future<Boolean> answer) throws SQLException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException("The run was interrupted; the open migration was rolled back.", e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
