package io.driftgate.migration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of our history table; what a script inserted itself has only some of it.
 *
 * @param unit how many parts of a migration that does not run in one transaction are done
 * @param durationMillis how long it ran
 * @param writtenTables as {@link WrittenTables} has it; null where it was not noted
 */
public record HistoryRow(
        long id,
        String version,
        @Nullable String description,
        @Nullable Instant appliedAt,
        @Nullable String appliedBy,
        @Nullable String checksum,
        @Nullable String kind,
        @Nullable String state,
        @Nullable Integer unit,
        @Nullable String script,
        @Nullable Long durationMillis,
        @Nullable String writtenTables) {}
