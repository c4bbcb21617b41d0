package io.driftgate.check.targets;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Breaks off connections that last too long: whoever waits for an answer on one gets an error. Thread-safe. */
final class Deadline implements AutoCloseable {
    private final Duration timeout;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "driftgate-deadline");
        thread.setDaemon(true);
        return thread;
    });

    /** @param timeout from when a connection is watched; zero: never */
    Deadline(Duration timeout) {
        this.timeout = timeout;
    }

    /** A connection that is watched until this is closed. */
    final class Watched implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final @Nullable ScheduledFuture<?> alarm;

        private Watched(Connection connection) {
            alarm = timeout.isZero()
                    ? null
                    : clock.schedule(() -> breakOff(connection), timeout.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void breakOff(Connection connection) {
            over.set(true);
            try {
                connection.abort(Runnable::run);
            } catch (SQLException | RuntimeException e) {
                // It is gone already, or its driver cannot; who uses it finds out.
                return;
            }
        }

        /** Whether time was up. */
        boolean isOver() {
            return over.get();
        }

        @Override
        public void close() {
            if (alarm != null) {
                alarm.cancel(false);
            }
        }
    }

    Watched watch(Connection connection) {
        return new Watched(connection);
    }

    /** For messages. */
    String text() {
        return timeout.toMillis() < 1000 ? timeout.toMillis() + " ms" : timeout.toSeconds() + " s";
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
