package io.driftgate.maven;

import io.driftgate.migration.Refused;
import io.driftgate.migration.Repair;
import io.driftgate.migration.RepairAs;
import io.driftgate.migration.Repairer;
import io.driftgate.script.Version;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Explains entries of the history that do not fit: what the entry says, and what the schema says about it. Settles one of them
 * with {@code db.version} and {@code db.as}, if the schema is what it then promises; nothing on its own.
 */
@Mojo(name = "repair", requiresProject = false, threadSafe = true)
public final class RepairMojo extends RunningMojo {

    /** The version of the entry to settle. */
    @Parameter(property = "db.version")
    private @Nullable String version;

    /** What to settle it as: {@code applied}, {@code not-applied} or {@code checksum}. */
    @Parameter(property = "db.as")
    private @Nullable String as;

    @Override
    void run() throws MojoFailureException {
        Optional<Version> wanted = version(version);
        Optional<RepairAs> how = as();
        if (wanted.isPresent() != how.isPresent()) {
            throw new ParameterException(
                    "db.version and db.as belong together: the one says which entry, the other what to"
                            + " settle it as. Without both, db:repair only explains.");
        }
        Target target = targets().chosen();
        try (ScratchPool scratch = scratch()) {
            Sources sources = new Sources(sources(Map.of(), target.schemas()), scratch);
            Repairer repairer = new Repairer(sources, checks(), scratch, settings(Optional.empty(), Optional.empty()));
            Repair repair = wanted.isEmpty()
                    ? repairer.explain(target.label(), target.database())
                    : repairer.settle(target.label(), target.database(), wanted.get(), how.orElseThrow());
            text().lines(repair).forEach(repair.refused().isEmpty() ? getLog()::info : getLog()::error);
            Optional<Refused> refused = repair.refused();
            if (refused.isPresent()) {
                throw new MojoFailureException(refused.get().reason());
            }
        }
    }

    private Optional<RepairAs> as() {
        if (as == null || as.isBlank()) {
            return Optional.empty();
        }
        Optional<RepairAs> known = RepairAs.named(as);
        if (known.isEmpty()) {
            throw new ParameterException("db.as is \"" + as + "\": write applied, not-applied or checksum.");
        }
        return known;
    }
}
