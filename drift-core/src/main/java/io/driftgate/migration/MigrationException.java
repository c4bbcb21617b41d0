package io.driftgate.migration;

import org.jspecify.annotations.Nullable;

/** Something could not be done; the message says what, where the database stands now, and what to do. */
public class MigrationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MigrationException(String message) {
        super(message);
    }

    public MigrationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
