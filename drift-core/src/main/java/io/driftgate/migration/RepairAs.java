package io.driftgate.migration;

import java.util.Arrays;
import java.util.Optional;

/** What an entry of the history is settled as. */
public enum RepairAs {
    APPLIED("applied"),
    NOT_APPLIED("not-applied"),
    /** The file's text as it is now is what was applied. */
    CHECKSUM("checksum");

    private final String label;

    RepairAs(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<RepairAs> named(String name) {
        return Arrays.stream(values())
                .filter(as -> as.label.equals(name.strip()))
                .findFirst();
    }
}
