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
import io.driftgate.migration.Rollback;
import io.driftgate.migration.RollbackSettings;
import io.driftgate.migration.RollbackTo;
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

    private static final Version FIRST = new Version("01");
    private static final CheckSettings CHECKS =
            new CheckSettings(Optional.empty(), Set.of(), List.of(), List.of(), LocalDate.of(2026, 3, 1));

    /** What is run, and killed, on a database that starts so. */
    MigrationResult run(Database database, CrashPoint.Start start, MigrationListener listener) {
        MigrationSettings settings = MigrationSettings.DEFAULT.withRunLockWait(Duration.ofSeconds(30));
        return switch (start) {
            case EMPTY -> migrate(database, settings.withTarget(Optional.of(FIRST)), listener);
            case FILLED -> migrate(database, settings, listener);
            case MIGRATED -> {
                RollbackSettings back = new RollbackSettings(settings, new RollbackTo.Version(FIRST), false);
                yield new Rollback(sources(database), CHECKS, pool, back, listener).rollback("prod", database);
            }
        };
    }

    private MigrationResult migrate(Database database, MigrationSettings settings, MigrationListener listener) {
        return new Migrator(sources(database), CHECKS, pool, settings, listener).migrate("prod", database);
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
