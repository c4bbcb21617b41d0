package io.driftgate.policy;

import java.util.Locale;

/** How much a finding weighs. */
public enum Severity {
    /** Drift. */
    ERROR,
    WARNING,
    /** Told, stands in no count, is no drift. */
    INFO;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
