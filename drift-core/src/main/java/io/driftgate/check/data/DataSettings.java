package io.driftgate.check.data;

import java.time.Duration;

/**
 * How the data is asked about.
 *
 * @param mode what comes of rows that would make a migration fail
 * @param limit how long one question may take, on PostgreSQL; zero has no limit
 */
public record DataSettings(Mode mode, Duration limit) {
    public static final DataSettings DEFAULT = new DataSettings(Mode.BLOCK, Duration.ofMinutes(5));

    /** What comes of rows that would make a migration fail. */
    public enum Mode {
        /** The run is refused. */
        BLOCK,
        /** They are told of. */
        WARN,
        /** Nobody asks. */
        SKIP
    }
}
