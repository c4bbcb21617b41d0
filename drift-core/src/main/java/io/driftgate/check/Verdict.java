package io.driftgate.check;

import java.util.Locale;

/** What a check says of a target. */
public enum Verdict {
    CLEAN,
    DRIFT,
    /** The check could not be done. */
    ERROR;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
