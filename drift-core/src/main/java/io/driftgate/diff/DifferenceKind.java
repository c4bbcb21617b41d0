package io.driftgate.diff;

import java.util.Locale;

/** In which way an object differs. */
public enum DifferenceKind {
    /** The database has it and nothing expects it. */
    ADDED,
    /** It is expected, and the database lacks it. */
    REMOVED,
    /** Both have it, with other facts. */
    CHANGED,
    /** Both have it, under two names. */
    RENAMED;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }

    DifferenceKind mirrored() {
        return switch (this) {
            case ADDED -> REMOVED;
            case REMOVED -> ADDED;
            case CHANGED, RENAMED -> this;
        };
    }
}
