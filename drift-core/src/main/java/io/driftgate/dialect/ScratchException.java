package io.driftgate.dialect;

/** A scratch database could not be made; the message is one sentence with cause and remedy. */
public final class ScratchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ScratchException(String message) {
        super(message);
    }

    public ScratchException(String message, Throwable cause) {
        super(message, cause);
    }
}
