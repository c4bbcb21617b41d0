package io.driftgate.maven;

import org.jspecify.annotations.Nullable;

/** An exception as it may be printed: its name, its message without passwords, its stack. */
final class Evidence extends Exception {
    private static final long serialVersionUID = 1L;

    private Evidence(Throwable origin, @Nullable Evidence cause, Secrets secrets) {
        super(secrets.hideIn(origin.toString()), cause);
        setStackTrace(origin.getStackTrace());
    }

    static Evidence of(Throwable origin, Secrets secrets) {
        Throwable cause = origin.getCause();
        return new Evidence(origin, cause == null ? null : of(cause, secrets), secrets);
    }
}
