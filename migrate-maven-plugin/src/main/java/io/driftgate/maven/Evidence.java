package io.driftgate.maven;

import org.jspecify.annotations.Nullable;

/** An exception as it may be printed: the same stack, messages without passwords. */
final class Evidence extends Exception {
    private static final long serialVersionUID = 1L;
    private final String name;

    private Evidence(Throwable origin, @Nullable Evidence cause, Secrets secrets) {
        super(secrets.hideIn(String.valueOf(origin.getMessage())), cause);
        name = origin.getClass().getName();
        setStackTrace(origin.getStackTrace());
    }

    static Evidence of(Throwable origin, Secrets secrets) {
        Throwable cause = origin.getCause();
        return new Evidence(origin, cause == null || cause == origin ? null : of(cause, secrets), secrets);
    }

    @Override
    public String toString() {
        return name + ": " + getMessage();
    }
}
