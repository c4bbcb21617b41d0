package io.driftgate.migration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one migration in a database.
 *
 * @param version empty for a repeatable migration
 * @param durationMillis how long it ran; null if nobody wrote it down
 */
public record InfoLine(
        String version,
        String description,
        MigrationState state,
        @Nullable Instant appliedAt,
        @Nullable String appliedBy,
        @Nullable Long durationMillis,
        @Nullable String script) {}
