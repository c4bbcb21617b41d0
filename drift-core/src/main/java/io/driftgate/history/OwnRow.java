package io.driftgate.history;

import org.jspecify.annotations.Nullable;

/**
 * How our own history table writes things down. A row that a script inserted itself has only a version; it stands for a
 * versioned migration that was applied.
 */
public final class OwnRow {
    public static final String STARTED = "started";
    public static final String UNDOING = "undoing";
    public static final String APPLIED = "applied";
    public static final String REPEATABLE = "repeatable";
    public static final String BASELINE = "baseline";
    public static final String VERSIONED = "versioned";

    /** Before the description of a repeatable migration, where others have their version. */
    private static final String REPEATABLE_PREFIX = "R__";

    private OwnRow() {}

    /** What stands in the column {@code version} for a repeatable migration. */
    public static String repeatable(String description) {
        return REPEATABLE_PREFIX + description;
    }

    static History.Entry entry(
            String version, @Nullable String checksum, @Nullable String kind, @Nullable String state) {
        boolean repeatable = REPEATABLE.equals(kind);
        String name = repeatable && version.startsWith(REPEATABLE_PREFIX)
                ? version.substring(REPEATABLE_PREFIX.length())
                : version;
        if (STARTED.equals(state)) {
            return new History.Entry(History.Kind.STARTED, name, checksum);
        }
        if (UNDOING.equals(state)) {
            return new History.Entry(History.Kind.UNDOING, name, checksum);
        }
        if (repeatable) {
            return new History.Entry(History.Kind.REPEATABLE, name, checksum);
        }
        return new History.Entry(
                BASELINE.equals(kind) ? History.Kind.BASELINE : History.Kind.VERSIONED, name, checksum);
    }
}
