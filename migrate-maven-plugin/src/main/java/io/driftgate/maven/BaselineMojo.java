package io.driftgate.maven;

import io.driftgate.history.HistoryTool;
import io.driftgate.migration.Baseline;
import io.driftgate.migration.Baseliner;
import io.driftgate.migration.Refused;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Puts an existing database under care: writes its schema down as the first migration, or marks the migrations up to {@code
 * db.target}, or those that another tool's history lists, as applied, once the schema equals what they give.
 */
@Mojo(name = "baseline", requiresProject = false, threadSafe = true)
public final class BaselineMojo extends MigratingMojo {

    /**
     * The tool whose history is taken over: {@code flyway}, {@code golang-migrate}, {@code goose}, {@code diesel}, {@code prisma},
     * {@code sqlx}, {@code rails}, {@code dbmate}, {@code liquibase} or {@code alembic}; by default whichever is found.
     */
    @Parameter(property = "db.adopt")
    private @Nullable String adopt;

    @Override
    void run() throws MojoFailureException {
        Targets targets = targets();
        Target target = targets.chosen();
        LiveSources live = new LiveSources(targets, baseDirectory());
        try (ScratchPool scratch = scratch()) {
            Sources sources = new Sources(sources(live.databases(), target.schemas()), scratch);
            Baseline baseline = new Baseliner(sources, checks(), scratch, settings(live), output(), adopted())
                    .baseline(target.label(), target.database());
            if (baseline.refused().isPresent()) {
                Refused refused = baseline.refused().get();
                text().lines(refused).forEach(getLog()::error);
                throw new MojoFailureException(refused.reason());
            }
            text().lines(baseline).forEach(getLog()::info);
        }
    }

    private Optional<HistoryTool> adopted() {
        if (adopt == null || adopt.isBlank() || adopt.equals("detect")) {
            return Optional.empty();
        }
        Optional<HistoryTool> tool = HistoryTool.named(adopt).filter(found -> found != HistoryTool.DRIFTGATE);
        if (tool.isEmpty()) {
            throw new ParameterException("db.adopt is \"" + adopt + "\", and no such history is known. Write one of "
                    + String.join(", ", HistoryTool.names()) + ", or leave it out to take over whichever is found.");
        }
        return tool;
    }
}
