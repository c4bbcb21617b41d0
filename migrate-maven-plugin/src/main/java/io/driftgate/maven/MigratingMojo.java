package io.driftgate.maven;

import io.driftgate.migration.MigrationSettings;
import io.driftgate.source.SourceSpec;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that say how far a run goes. */
abstract class MigratingMojo extends RunningMojo {

    /** The version to go to; by default the newest. */
    @Parameter(property = "db.target")
    private @Nullable String target;

    /** What the schema must be after all pending migrations; a source, such as {@code dev} or a snapshot file. */
    @Parameter(property = "db.reference")
    private @Nullable String reference;

    final MigrationSettings settings(LiveSources live) {
        Optional<SourceSpec> wanted =
                reference == null ? Optional.empty() : Optional.of(live.spec("db.reference", reference));
        return settings(version(target), wanted);
    }
}
