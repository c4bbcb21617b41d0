package io.driftgate.maven;

import io.driftgate.check.data.DataSettings;
import java.util.Locale;

/** Reads {@code db.dataChecks}. */
final class DataChecks {

    private DataChecks() {}

    /** @throws ParameterException if the text is none of the three words */
    static DataSettings.Mode parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "block" -> DataSettings.Mode.BLOCK;
            case "warn" -> DataSettings.Mode.WARN;
            case "skip" -> DataSettings.Mode.SKIP;
            default -> throw new ParameterException("db.dataChecks is \"" + text + "\": write block, warn or skip.");
        };
    }
}
