package io.driftgate.migration;

import io.driftgate.check.data.DataSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is looked at before a run, beside the schema.
 *
 * @param data how rows are asked about
 * @param checks the directory of the team's own checks; empty: there are none
 */
public record PrecautionSettings(DataSettings data, Optional<Path> checks) {
    public static final PrecautionSettings DEFAULT = new PrecautionSettings(DataSettings.DEFAULT, Optional.empty());
}
