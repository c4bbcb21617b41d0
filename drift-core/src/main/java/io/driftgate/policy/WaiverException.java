package io.driftgate.policy;

import org.jspecify.annotations.Nullable;

/** The waiver file cannot be understood; the message names file, place, cause and remedy. */
public final class WaiverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WaiverException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
