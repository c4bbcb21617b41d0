package io.driftgate.check.data;

import java.util.Locale;

/** What rows mean for a migration. */
public enum DataEffect {
    /** The migration would fail because of them. */
    FAILS,
    /** They go with what the migration drops. */
    LOST,
    /** Whether it fails shows only when it runs: the rows may be others by then, or could not be asked for. */
    OPEN;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name as files have it. */
    public String label() {
        return label;
    }
}
