package io.driftgate.check.targets;

import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the check of one target ended.
 *
 * @param database the URL without credentials
 * @param at when its check began
 * @param took how long it took; a tenant's share of the reading is that of all read with it
 * @param drift what was found; null if it could not be checked
 * @param error why it could not be checked, in one sentence; null if it was
 */
public record TargetResult(
        String id,
        String database,
        Instant at,
        Duration took,
        @Nullable DriftResult drift,
        @Nullable String error) {

    public Verdict verdict() {
        return drift == null ? Verdict.ERROR : drift.verdict();
    }
}
