package io.driftgate.migration.crash;

import io.driftgate.check.CheckSettings;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.migration.Info;
import io.driftgate.migration.InfoReader;
import io.driftgate.migration.MigrationListener;
import io.driftgate.migration.MigrationResult;
import io.driftgate.migration.MigrationSettings;
import io.driftgate.migration.Migrator;
import io.driftgate.script.Version;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs and asks as the goals do. */
record Runs(Path migrations, ScratchPool pool) {

    MigrationResult migrate(Database database, CrashPoint.Start upTo, MigrationListener listener) {
        MigrationSettings settings = MigrationSettings.DEFAULT
                .withTarget(upTo == CrashPoint.Start.EMPTY ? Optional.of(new Version("01")) : Optional.empty())
                .withRunLockWait(Duration.ofSeconds(30));
        CheckSettings checks =
                new CheckSettings(Optional.empty(), Set.of(), List.of(), List.of(), LocalDate.of(2026, 3, 1));
        return new Migrator(sources(database), checks, pool, settings, listener).migrate("prod", database);
    }

    Info info(Database database) {
        return new InfoReader(sources(database)).read("prod", database);
    }

    private Sources sources(Database database) {
        return new Sources(
                new SourceSettings(
                        Map.of("prod", database),
                        migrations,
                        "auto",
                        Map.of(),
                        SourceSettings.DEFAULT_HISTORY_TABLE,
                        ReadScope.DEFAULT),
                pool);
    }
}
