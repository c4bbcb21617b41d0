package io.driftgate.report;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who ran something, where, when, and from which sources.
 *
 * @param user who started it, as the operating system says; empty if it doesn't
 * @param host the machine's name; empty if it has none
 * @param commit the version of the project's sources; null where they are under no version control that can be asked
 */
public record Provenance(
        Instant startedAt,
        Instant endedAt,
        String user,
        String host,
        @Nullable String commit) {

    Duration took() {
        return Duration.between(startedAt, endedAt);
    }
}
