package io.driftgate.maven;

/** A parameter is missing or means nothing; the message names it and says what to write instead. */
final class ParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ParameterException(String message) {
        super(message);
    }
}
