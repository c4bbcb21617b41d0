package io.driftgate.dialect;

import java.time.Duration;

/**
 * How long a migration's statements may take.
 *
 * @param lock how long one of them waits for a lock; zero waits for ever
 * @param statement how long one of them runs; zero has no limit. Only PostgreSQL has such a limit
 */
public record Timeouts(Duration lock, Duration statement) {
    public static final Timeouts NONE = new Timeouts(Duration.ZERO, Duration.ZERO);
}
