package io.driftgate.maven;

import io.driftgate.migration.Rollback;
import io.driftgate.migration.RollbackSettings;
import io.driftgate.migration.RollbackTo;
import io.driftgate.report.ProgressText;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Takes the newest applied migration back, or several: by their down scripts, or, where one only added things, by dropping
 * what it added. Each in a transaction, proved there like an upgrade. Writes {@code migration-summary.json},
 * {@code .md} and {@code .html}.
 */
@Mojo(name = "rollback", requiresProject = false, threadSafe = true)
public final class RollbackMojo extends RunningMojo {
    private static final String BASE = "base";

    /** The version that is the newest afterwards, or {@code base} for none but the baseline. */
    @Parameter(property = "db.target")
    private @Nullable String target;

    /** How many migrations to take back, where no target says it; those that one script undoes count as one. */
    @Parameter(property = "db.steps")
    private @Nullable Integer steps;

    /** Whether the reverse of a migration without a down script may be derived and run, where it only added things. */
    @Parameter(property = "db.derived", defaultValue = "false")
    private boolean derived;

    @Override
    void run() throws MojoFailureException {
        RollbackTo to = to();
        Targets targets = targets();
        Target chosen = targets.chosen();
        LiveSources live = new LiveSources(targets, baseDirectory());
        RollbackSettings settings = new RollbackSettings(settings(Optional.empty(), Optional.empty()), to, derived);
        ProgressText text = progress();
        try (ScratchPool scratch = scratch()) {
            Sources sources = new Sources(sources(live.databases(), chosen.schemas()), scratch);
            Rollback rollback =
                    new Rollback(sources, checks(), scratch, settings, event -> getLog().info(text.line(event)));
            tell(() -> rollback.rollback(chosen.label(), chosen.database()));
        }
    }

    private RollbackTo to() {
        if (target != null && steps != null) {
            throw new ParameterException(
                    "db.target and db.steps are both set, and each says how far to go. Set one of them.");
        }
        if (steps != null && steps < 1) {
            throw new ParameterException(
                    "db.steps is " + steps + ". Set it to how many migrations to take back, at least 1.");
        }
        if (steps != null) {
            return new RollbackTo.Steps(steps);
        }
        return BASE.equals(target)
                ? new RollbackTo.Base()
                : version(target).<RollbackTo>map(RollbackTo.Version::new).orElseGet(() -> new RollbackTo.Steps(1));
    }
}
