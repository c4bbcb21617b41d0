package io.driftgate.maven;

import io.driftgate.migration.MigrationSettings;
import io.driftgate.migration.Plan;
import io.driftgate.migration.Planner;
import io.driftgate.report.MigrationJson;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Says what {@code db:migrate} would do here and now: the pending migrations, what each changes column by column, and what
 * would make the run be refused. Changes nothing, takes no lock. Writes {@code plan.json}.
 */
@Mojo(name = "plan", requiresProject = false, threadSafe = true)
public final class PlanMojo extends MigratingMojo {

    /** Whether the build fails when a run would be refused. */
    @Parameter(property = "db.failWhenBlocked", defaultValue = "false")
    private boolean failWhenBlocked;

    @Override
    void run() throws MojoFailureException {
        Targets targets = targets();
        Target target = targets.chosen();
        LiveSources live = new LiveSources(targets, baseDirectory());
        MigrationSettings settings = settings(live);
        try (ScratchPool scratch = scratch()) {
            Sources sources = new Sources(sources(live.databases(), target.schemas()), scratch);
            Plan plan = new Planner(sources, checks(), scratch, settings).plan(target.label(), target.database());
            Path file = new Written(output()).json("plan.json", MigrationJson.plan(plan, Instant.now()));
            text().lines(plan).forEach(plan.blocked().isEmpty() ? getLog()::info : getLog()::warn);
            if (failWhenBlocked && plan.blocked().isPresent()) {
                throw new MojoFailureException(plan.blocked().get().reason() + " Details: " + file);
            }
        }
    }
}
