package io.driftgate.bench;

import io.driftgate.check.CheckSettings;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.postgres.embedded.PostgresBinaries;
import io.driftgate.migration.MigrationResult;
import io.driftgate.migration.MigrationSettings;
import io.driftgate.migration.Migrator;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.ScratchSettings;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What {@code db:migrate} does, with every gate and proof. */
final class Migrating {
    private final Path migrations;
    private final Path cache;
    private final PostgresBinaries binaries;

    Migrating(Path migrations, Path cache, PostgresBinaries binaries) {
        this.migrations = migrations;
        this.cache = cache;
        this.binaries = binaries;
    }

    /** @throws IllegalStateException unless that many were applied */
    void run(Database database, int count) {
        try (ScratchPool scratch = new ScratchPool(new ScratchSettings(ScratchSettings.AUTO, cache, binaries))) {
            SourceSettings sources = new SourceSettings(
                    Map.of(), migrations, "auto", Map.of(), SourceSettings.DEFAULT_HISTORY_TABLE, ReadScope.DEFAULT);
            CheckSettings checks = new CheckSettings(Optional.empty(), Set.of(), List.of(), List.of(), LocalDate.EPOCH);
            MigrationSettings settings = MigrationSettings.DEFAULT;
            MigrationResult result = new Migrator(new Sources(sources, scratch), checks, scratch, settings, event -> {})
                    .migrate("live", database);
            if (result.refused().isPresent() || result.done().size() != count) {
                throw new IllegalStateException(
                        result.done().size() + " of " + count + " applied; " + result.refused());
            }
        }
    }

    /** Forgets what replays gave; the unpacked server stays. */
    void forget() throws IOException {
        for (String kind : List.of("steps", "replay")) {
            Path directory = cache.resolve(kind);
            if (Files.exists(directory)) {
                try (Stream<Path> files = Files.walk(directory)) {
                    files.sorted(Comparator.reverseOrder()).forEach(Migrating::delete);
                }
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
