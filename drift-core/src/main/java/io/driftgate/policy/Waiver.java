package io.driftgate.policy;

import io.driftgate.diff.Difference;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Permission for a difference to stand for a while.
 *
 * @param code a code, or a pattern such as {@code DG4*}
 * @param object which paths it is for
 * @param reason why; never empty
 * @param expires the last day on which it holds; null for no end
 */
public record Waiver(
        String code,
        PathPattern object,
        String reason,
        @Nullable LocalDate expires) {

    boolean covers(Code found, Difference difference) {
        return means(code, found)
                && (object.fits(difference.path())
                        || (difference.renamedFrom() != null && object.fits(difference.renamedFrom())));
    }

    /** Whether a code, or a pattern of codes, means that one. */
    static boolean means(String pattern, Code code) {
        return Pattern.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", code.id());
    }

    /** Whether its last day is over. */
    public boolean isExpired(LocalDate today) {
        return expires != null && expires.isBefore(today);
    }

    @Override
    public String toString() {
        return code + " on " + object.text() + " (" + reason + ")";
    }
}
