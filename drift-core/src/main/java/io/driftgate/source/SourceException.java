package io.driftgate.source;

/** A source of a schema cannot be read; the message is one sentence with place, cause and remedy. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
