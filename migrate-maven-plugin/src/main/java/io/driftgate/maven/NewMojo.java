package io.driftgate.maven;

import io.driftgate.schema.Engine;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.script.NewMigration;
import io.driftgate.source.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Makes an empty migration, named the way the directory names its own. */
@Mojo(name = "new", requiresProject = false, threadSafe = true)
public final class NewMojo extends SchemaMojo {

    /** What the migration does, in a few words, such as {@code add phone}. */
    @Parameter(property = "db.description")
    private @Nullable String description;

    @Override
    void run() {
        if (description == null || description.isBlank()) {
            throw new ParameterException("Say what the new migration does with db.description, such as \"add phone\".");
        }
        SourceSettings settings = sources(Map.of(), List.of());
        NewMigration naming = MigrationDirectory.hasScripts(settings.migrations())
                ? NewMigration.in(MigrationDirectory.read(
                        settings.migrations(),
                        settings.layout(),
                        settings.placeholders(),
                        engine().map(Engine::product).or(() -> Optional.of(Engine.POSTGRESQL))))
                : NewMigration.inEmpty(settings.migrations());
        naming.files(description, Instant.now()).forEach(this::write);
    }

    /** Never over a file that is there. */
    private void write(Path file, String text) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.writeString(file, text, java.nio.file.StandardOpenOption.CREATE_NEW);
            getLog().info("Made " + file);
        } catch (IOException e) {
            throw new OutputException("The migration cannot be written to " + file + ": " + Reason.of(e) + ".", e);
        }
    }
}
