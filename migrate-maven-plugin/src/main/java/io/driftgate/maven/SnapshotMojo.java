package io.driftgate.maven;

import io.driftgate.source.Reading;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.SnapshotFile;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes a schema to a file in a stable order, made for code review. */
@Mojo(name = "snapshot", requiresProject = false, threadSafe = true)
public final class SnapshotMojo extends SchemaMojo {

    /**
     * What is written down: {@code migrations}, {@code migrations@VERSION}, an environment's id, a {@code jdbc:} URL, or a
     * file or folder of {@code .sql}; by default the database of {@code db.url} or {@code db.env}.
     */
    @Parameter(property = "db.from")
    private @Nullable String from;

    /** The file to write; by default {@code snapshot.json} in {@code db.outputDirectory}. */
    @Parameter(property = "db.snapshotFile")
    private @Nullable String snapshotFile;

    @Override
    void run() {
        Targets targets = targets();
        LiveSources live = new LiveSources(targets, baseDirectory());
        SourceSpec source = from == null ? live.live(targets.chosen()) : live.spec("db.from", from);
        Path file = snapshotFile == null
                ? output().resolve("snapshot.json")
                : baseDirectory().resolve(snapshotFile);
        try (ScratchPool scratch = scratch()) {
            Sources sources = new Sources(sources(live), scratch);
            Reading reading = sources.read(source, sources.settings().scope(), engine());
            write(reading, file);
        }
    }

    private void write(Reading reading, Path file) {
        try {
            SnapshotFile.write(reading.schema(), file);
        } catch (IOException e) {
            throw new OutputException("The snapshot cannot be written to " + file + ": " + Reason.of(e) + ".", e);
        }
        getLog().info("Wrote " + reading.schema().objects().size() + " objects of " + reading.label() + " to " + file);
    }
}
