package io.driftgate.migration;

import java.util.Locale;

/** How a migration stands in a database. */
public enum MigrationState {
    APPLIED,
    /** Marked as the starting point, not run. */
    BASELINE,
    PENDING,
    /** Pending, though a newer version is applied. */
    OUT_OF_ORDER,
    /** Begun outside of a transaction, and not finished. */
    STARTED,
    /** Applied; its way back was begun outside of a transaction, and not finished. */
    UNDOING,
    FAILED,
    /** Applied, and its file was changed since. */
    EDITED,
    /** Applied, and its file is gone. */
    MISSING;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
