package io.driftgate.maven;

import io.driftgate.migration.Baseline;
import io.driftgate.migration.Baseliner;
import io.driftgate.migration.Refused;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Puts an existing database under care: writes its schema down as the first migration, or marks the migrations up to {@code
 * db.target}, or those that another tool's history lists, as applied, once the schema equals what they give.
 */
@Mojo(name = "baseline", requiresProject = false, threadSafe = true)
public final class BaselineMojo extends MigratingMojo {

    @Override
    void run() throws MojoFailureException {
        Targets targets = targets();
        Target target = targets.chosen();
        LiveSources live = new LiveSources(targets, baseDirectory());
        try (ScratchPool scratch = scratch()) {
            Sources sources = new Sources(sources(live.databases(), target.schemas()), scratch);
            Baseline baseline = new Baseliner(sources, checks(), scratch, settings(live), output())
                    .baseline(target.label(), target.database());
            if (baseline.refused().isPresent()) {
                Refused refused = baseline.refused().get();
                text().lines(refused).forEach(getLog()::error);
                throw new MojoFailureException(refused.reason());
            }
            text().lines(baseline).forEach(getLog()::info);
        }
    }
}
