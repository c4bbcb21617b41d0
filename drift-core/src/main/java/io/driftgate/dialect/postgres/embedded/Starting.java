package io.driftgate.dialect.postgres.embedded;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A start under way. A process that is told to end meanwhile ends after it: a server half started would be left, since nobody yet
 * knew of it to stop it.
 */
final class Starting implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "driftgate-postgres-starting");

    private Starting() {}

    /** @throws IllegalStateException if the process is ending: nothing may be started */
    static Starting begin() {
        Starting starting = new Starting();
        Runtime.getRuntime().addShutdownHook(starting.hook);
        return starting;
    }

    private void await() {
        try {
            if (!over.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending and has waited.
            return;
        }
    }
}
