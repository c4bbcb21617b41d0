package io.driftgate.dialect;

import org.jspecify.annotations.Nullable;

/** A backup or a restore failed on its way; the message says how things stand and what to do. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
