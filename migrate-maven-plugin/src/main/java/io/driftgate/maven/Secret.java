package io.driftgate.maven;

import org.jspecify.annotations.Nullable;

/** A parameter that is not shown: Maven's debug output prints a configured value through {@link #toString}. */
public final class Secret {
    private @Nullable String value;

    /** Called by Maven with the parameter's text. */
    public void set(String text) {
        value = text;
    }

    /** The text as it was configured, or null if nothing was. */
    static @Nullable String reveal(@Nullable Secret secret) {
        return secret == null ? null : secret.value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
