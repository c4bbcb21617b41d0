package io.driftgate.backup;

import java.util.Locale;

/** How a backup is proved. */
public enum Proof {
    /** Restored in a database of its own, and compared: schema, counts, hashes. */
    RESTORE,
    /** The archive is whole and lists its content; weaker, for what is too large to be restored. */
    LIST;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As parameters and files have it. */
    public String label() {
        return label;
    }

    /**
     * The proof with that label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Proof of(String label) {
        return valueOf(label.strip().toUpperCase(Locale.ROOT));
    }
}
