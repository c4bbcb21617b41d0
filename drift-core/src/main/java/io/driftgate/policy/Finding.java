package io.driftgate.policy;

import io.driftgate.diff.Difference;
import org.jspecify.annotations.Nullable;

/**
 * A difference with what it means.
 *
 * @param message what is wrong, for people
 * @param suggestion what to do next
 * @param waiver the waiver that lets it stand, if one does
 */
public record Finding(
        Difference difference,
        Code code,
        Severity severity,
        String message,
        String suggestion,
        @Nullable Waiver waiver) {

    /** Whether this makes the database drift: an error that nobody waived. */
    public boolean isDrift() {
        return severity == Severity.ERROR && waiver == null;
    }
}
