package io.driftgate.check.file;

/** The checks cannot be run as they are written; the message says where and what to write instead. */
public final class CheckFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CheckFileException(String message) {
        super(message);
    }

    CheckFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
