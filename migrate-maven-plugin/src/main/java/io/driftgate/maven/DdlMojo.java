package io.driftgate.maven;

import io.driftgate.check.ExactDdl;
import io.driftgate.check.SchemaComparison;
import io.driftgate.report.Paint;
import io.driftgate.source.Reading;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the exact statements that create a schema, in an order in which they load, and proves them by loading them into a
 * scratch database and comparing.
 */
@Mojo(name = "ddl", requiresProject = false, threadSafe = true)
public final class DdlMojo extends ComparingMojo {

    /** The schema to write down, a source; by default the database of {@code db.url} or {@code db.env}. */
    @Parameter(property = "db.from")
    private @Nullable String from;

    /** The file to write; by default {@code schema.sql} in {@code db.outputDirectory}. */
    @Parameter(property = "db.ddlFile")
    private @Nullable String ddlFile;

    @Override
    void run() throws MojoFailureException {
        Targets targets = targets();
        LiveSources live = new LiveSources(targets, baseDirectory());
        List<String> own = from == null ? targets.chosen().schemas() : List.of();
        SourceSpec source = from == null ? live.live(targets.chosen()) : live.spec("db.from", from);
        try (ScratchPool scratch = scratch()) {
            Sources sources = new Sources(sources(live.databases(), own), scratch);
            Reading reading = sources.read(source, sources.settings().scope(), engine());
            SchemaComparison comparison = new SchemaComparison(checks(), scratch, sources.settings());
            give(reading, new ExactDdl(comparison, scratch).write(reading));
        }
    }

    private void give(Reading reading, ExactDdl.Proved proved) throws MojoFailureException {
        Path file = ddlFile == null
                ? output().resolve("schema.sql")
                : baseDirectory().resolve(ddlFile);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, proved.script());
        } catch (IOException e) {
            throw new OutputException("The statements cannot be written to " + file + ": " + e.getMessage() + ".", e);
        }
        if (!proved.isExact()) {
            proved.refused().forEach(getLog()::error);
            report(Paint.NONE).lines(proved.proof()).forEach(getLog()::error);
            throw new MojoFailureException("The statements in " + file + " do not give exactly what " + reading.label()
                    + " has: what differs is listed above. Complete them by hand before you use them.");
        }
        getLog().info("Wrote " + proved.statements().size() + " statements that create " + reading.label() + " to "
                + file + "; loaded into an empty database they gave exactly the same schema.");
    }
}
