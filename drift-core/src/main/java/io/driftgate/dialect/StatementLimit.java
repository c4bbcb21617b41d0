package io.driftgate.dialect;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/** Cancels a statement that takes too long, from another thread: for engines that have no such limit themselves. */
public final class StatementLimit implements AutoCloseable {
    private final List<Timer> timers;

    private StatementLimit(List<Timer> timers) {
        this.timers = timers;
    }

    /**
     * Watches until it is closed.
     *
     * @param limit zero has none
     */
    public static StatementLimit on(Statement statement, Duration limit) {
        if (limit.isZero()) {
            return new StatementLimit(List.of());
        }
        Timer timer = new Timer("driftgate-statement-limit", true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        end(statement);
                    }
                },
                limit.toMillis());
        return new StatementLimit(List.of(timer));
    }

    /** One that has just ended cannot be cancelled, and need not be. */
    private static void end(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            return;
        }
    }

    @Override
    public void close() {
        timers.forEach(Timer::cancel);
    }
}
