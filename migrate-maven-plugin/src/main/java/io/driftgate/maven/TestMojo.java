package io.driftgate.maven;

import io.driftgate.migration.DirectoryTrial;
import io.driftgate.migration.Trial;
import io.driftgate.report.MigrationText;
import io.driftgate.report.Paint;
import io.driftgate.report.ProgressText;
import io.driftgate.schema.Engine;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Tries all migrations in a scratch database: each up, down and up again; each way back must give back exactly the schema
 * before its migration. Touches no other database.
 */
@Mojo(name = "test", requiresProject = false, threadSafe = true)
public final class TestMojo extends ComparingMojo {

    /** A folder of rows for migrations to meet: {@code 003.sql} is loaded once version 003 is there. */
    @Parameter(property = "db.testData", defaultValue = "src/test/resources/db/data")
    private String testData;

    /** Whether each migration must also be able to run a second time, and then change nothing. */
    @Parameter(property = "db.idempotent", defaultValue = "false")
    private boolean idempotent;

    @Override
    void run() throws MojoFailureException {
        Engine engine = engine().or(this::ofTarget)
                .orElseThrow(() -> new ParameterException(
                        "Nothing says which database the migrations are for: set db.engine, for example to postgresql:15 or"
                                + " sqlite, or db.url."));
        try (ScratchPool scratch = scratch()) {
            Sources sources = new Sources(sources(Map.of(), List.of()), scratch);
            Paint paint = Console.hasColour(session()) ? new AnsiPaint() : Paint.NONE;
            ProgressText progress = new ProgressText(paint);
            Trial trial = new DirectoryTrial(
                            sources,
                            checks(),
                            scratch,
                            engine,
                            baseDirectory().resolve(testData),
                            idempotent,
                            event -> getLog().info(progress.line(event)))
                    .run();
            new MigrationText(paint, report(paint))
                    .lines(trial)
                    .forEach(trial.problems().isEmpty() ? getLog()::info : getLog()::error);
            if (!trial.problems().isEmpty()) {
                throw new MojoFailureException(trial.problems().get(0).text());
            }
        }
    }

    private Optional<Engine> ofTarget() {
        return targets().find().map(target -> Sources.engine(target.database()));
    }
}
