package io.driftgate.maven;

import io.driftgate.migration.Info;
import io.driftgate.migration.InfoReader;
import io.driftgate.report.MigrationText;
import io.driftgate.report.Paint;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;

/** Lists all migrations with how they stand in the database: version, description, state, when, by whom, how long. */
@Mojo(name = "info", requiresProject = false, threadSafe = true)
public final class InfoMojo extends ComparingMojo {

    @Override
    void run() {
        Target target = targets().chosen();
        try (ScratchPool scratch = scratch()) {
            Sources sources = new Sources(sources(Map.of(), target.schemas()), scratch);
            Info info = new InfoReader(sources).read(target.label(), target.database());
            Paint paint = Console.hasColour(session()) ? new AnsiPaint() : Paint.NONE;
            new MigrationText(paint, report(paint)).lines(info).forEach(getLog()::info);
        }
    }
}
