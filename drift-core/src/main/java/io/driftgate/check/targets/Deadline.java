package io.driftgate.check.targets;

import io.driftgate.connection.ConnectionException;
import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /**
     * Connects; a server that takes the call and never answers is given up, too.
     *
     * @throws ConnectionException if there is no connection
     */
    Connection open(Database database) {
        if (timeout.isZero()) {
            return Connector.open(database);
        }
        CompletableFuture<Connection> opened = new CompletableFuture<>();
        Thread caller = new Thread(() -> open(database, opened), "driftgate-connect");
        caller.setDaemon(true);
        caller.start();
        try {
            return opened.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            opened.whenComplete((late, failed) -> close(late));
            throw new ConnectionException(unanswered(database), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionException("The wait for " + database.shownUrl() + " was interrupted.", e);
        }
    }

    private static void open(Database database, CompletableFuture<Connection> opened) {
        try {
            opened.complete(Connector.open(database));
        } catch (RuntimeException e) {
            opened.completeExceptionally(e);
        }
    }

    private static void close(@Nullable Connection late) {
        try {
            if (late != null) {
                late.close();
            }
        } catch (SQLException e) {
            // Nobody waits for it any more.
            return;
        }
    }

    /** The sentence for a database that took too long. */
    String unanswered(Database database) {
        return database.shownUrl() + " did not answer within " + text() + " (db.targetTimeout).";
    }

    Watched watch(Connection connection) {
        return new Watched(connection);
    }

    private String text() {
        return timeout.toMillis() < 1000 ? timeout.toMillis() + " ms" : timeout.toSeconds() + " s";
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
