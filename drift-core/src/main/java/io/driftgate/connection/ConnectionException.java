package io.driftgate.connection;

import org.jspecify.annotations.Nullable;

/** A database could not be reached; the message is one sentence with place, cause and remedy and holds no credentials. */
public final class ConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConnectionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
