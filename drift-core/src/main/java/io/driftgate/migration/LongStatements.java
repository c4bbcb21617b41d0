package io.driftgate.migration;

import io.driftgate.connection.ConnectionException;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Execution;
import io.driftgate.dialect.SessionWatch;
import io.driftgate.script.Migration;
import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says of a statement that takes long that it runs still, and what it waits for: first after two seconds, then ever less often.
 * Told by the thread that runs the statements, it looks and speaks from a thread of its own.
 */
final class LongStatements implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final MigrationListener listener;
    private final SessionWatch watch;
    private final ScheduledThreadPoolExecutor timer;
    private volatile @Nullable Running running;

    /** What runs now; of code there is no statement. */
    private static final class Running {
        final Migration migration;
        final @Nullable SqlStatement statement;
        final long since = System.nanoTime();
        /** Of the timer's thread alone. */
        Duration next = FIRST;

        Running(Migration migration, @Nullable SqlStatement statement) {
            this.migration = migration;
            this.statement = statement;
        }
    }

    private LongStatements(MigrationListener listener, SessionWatch watch) {
        this.listener = listener;
        this.watch = watch;
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "driftgate-long-statements");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @param connection the one that the statements run on */
    static LongStatements of(Execution execution, Database database, Connection connection, MigrationListener listener)
            throws SQLException {
        LongStatements started = new LongStatements(listener, execution.watch(database, connection));
        started.timer.scheduleWithFixedDelay(started::look, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        return started;
    }

    void began(Migration migration, @Nullable SqlStatement statement) {
        running = new Running(migration, statement);
    }

    void ended() {
        running = null;
    }

    private void look() {
        Running now = running;
        if (now == null) {
            return;
        }
        Duration soFar = Duration.ofNanos(System.nanoTime() - now.since);
        if (soFar.compareTo(now.next) < 0) {
            return;
        }
        Duration doubled = soFar.multipliedBy(2);
        Duration later = soFar.plus(SELDOM);
        now.next = doubled.compareTo(later) < 0 ? doubled : later;
        String doing = doing();
        if (running == now) {
            listener.on(new MigrationEvent.StillRunning(now.migration, now.statement, soFar, doing));
        }
    }

    /** What cannot be asked is not known; that the statement runs still is worth a line alone. */
    private String doing() {
        try {
            return watch.doing();
        } catch (SQLException | ConnectionException e) {
            return "";
        }
    }

    /** Returns once nothing is said any more. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watch.close();
    }
}
