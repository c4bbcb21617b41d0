package io.driftgate.maven;

import io.driftgate.migration.MigrationSettings;
import io.driftgate.migration.Migrator;
import io.driftgate.report.ProgressText;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Brings the database to the newest version, or a given one: refuses when it is not what its migrations promise, applies each
 * pending migration in a transaction, proves it there and only then commits. Writes {@code migration-summary.json},
 * {@code .md} and {@code .html}.
 */
@Mojo(name = "migrate", requiresProject = false, threadSafe = true)
public final class MigrateMojo extends MigratingMojo {

    @Override
    void run() throws MojoFailureException {
        Targets targets = targets();
        Target target = targets.chosen();
        LiveSources live = new LiveSources(targets, baseDirectory());
        MigrationSettings settings = settings(live);
        ProgressText text = progress();
        try (ScratchPool scratch = scratch()) {
            Sources sources = new Sources(sources(live.databases(), target.schemas()), scratch);
            Migrator migrator =
                    new Migrator(sources, checks(), scratch, settings, event -> getLog().info(text.line(event)));
            tell(() -> migrator.migrate(target.label(), target.database()));
        }
    }
}
