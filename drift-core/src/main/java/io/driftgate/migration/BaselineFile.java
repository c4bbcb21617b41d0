package io.driftgate.migration;

import io.driftgate.schema.Engine;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.script.MigrationsException;
import io.driftgate.script.NewMigration;
import io.driftgate.script.Version;
import io.driftgate.source.SourceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the migration that a database starts from, named so that it runs before every other. */
final class BaselineFile {
    private static final Version LOWEST = new Version("0");

    private final SourceSettings settings;
    private final Path output;

    BaselineFile(SourceSettings settings, Path output) {
        this.settings = settings;
        this.output = output;
    }

    /** What was written. */
    record Made(Path file, Migration migration, List<String> notes) {

        /** Takes it back, where nothing could be recorded. */
        void remove() {
            BaselineFile.remove(file);
        }
    }

    /** @throws MigrationException if there is such a file already */
    Made make(String statements, Engine engine) {
        NewMigration naming = naming(engine);
        Path wanted = naming.baseline();
        if (Files.exists(wanted)) {
            throw new MigrationException(
                    "There is a file " + wanted
                            + " already. Rename it, or mark the migrations that the database has with db:baseline -Ddb.target=VERSION.");
        }
        String text = "-- The schema as db:baseline found it.\n\n" + statements;
        Path file = written(wanted, naming.baselineText(text));
        Path directory = file.equals(wanted) ? settings.migrations() : file.getParent();
        Migration migration = first(file, directory == null ? output : directory, engine);
        return new Made(
                file,
                migration,
                file.equals(wanted)
                        ? List.of()
                        : List.of("The directory of migrations cannot be written to: put " + file + " there as "
                                + wanted + "."));
    }

    /** The directory's first migration now is this one; otherwise the file goes again. */
    private static Migration first(Path file, Path directory, Engine engine) {
        try {
            Migration first = MigrationDirectory.read(directory, "auto", Map.of(), Optional.of(engine.product()))
                    .migrations()
                    .get(0);
            if (isSame(first.file(), file)) {
                return first;
            }
            throw notFirst(first.name() + " comes before it");
        } catch (MigrationsException | MigrationException e) {
            remove(file);
            throw e;
        }
    }

    private static MigrationException notFirst(String reason) {
        return new MigrationException("No baseline can be put before the other migrations: " + reason
                + ". Give that one a higher version; or, if the database has what it makes, mark it as applied with"
                + " db:baseline -Ddb.target=VERSION.");
    }

    private static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    /** With the folder that was made for it, in the layouts where each migration has one. */
    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
            Path folder = file.getParent();
            if (folder != null && isOurs(folder) && isEmpty(folder)) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private static boolean isOurs(Path folder) {
        return String.valueOf(folder.getFileName()).endsWith("_baseline");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private NewMigration naming(Engine engine) {
        if (!MigrationDirectory.hasScripts(settings.migrations())) {
            return NewMigration.inEmpty(settings.migrations());
        }
        MigrationDirectory directory = MigrationDirectory.read(
                settings.migrations(), settings.layout(), settings.placeholders(), Optional.of(engine.product()));
        NewMigration naming = NewMigration.in(directory);
        directory.migrations().stream()
                .filter(migration ->
                        migration.version().isSameAs(LOWEST) && !isSame(migration.file(), naming.baseline()))
                .findFirst()
                .ifPresent(migration -> {
                    throw notFirst(migration.name() + " has the lowest version that there is");
                });
        return naming;
    }

    private Path written(Path wanted, String text) {
        try {
            return write(wanted, text);
        } catch (IOException readOnly) {
            try {
                return write(output.resolve("baseline").resolve(String.valueOf(wanted.getFileName())), text);
            } catch (IOException e) {
                throw new MigrationException(
                        "The baseline cannot be written to " + wanted + ": " + e.getMessage() + ".", e);
            }
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        return Files.writeString(file, text);
    }
}
