package io.driftgate.script;

/** The directory of migrations cannot be used as it is; the message names place, cause and remedy. */
public final class MigrationsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MigrationsException(String message) {
        super(message);
    }

    public MigrationsException(String message, Throwable cause) {
        super(message, cause);
    }
}
