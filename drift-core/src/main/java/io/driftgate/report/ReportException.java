package io.driftgate.report;

import org.jspecify.annotations.Nullable;

/** A report cannot be made; the message is one sentence for users. */
public final class ReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
