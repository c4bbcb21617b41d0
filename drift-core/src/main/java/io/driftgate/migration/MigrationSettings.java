package io.driftgate.migration;

import io.driftgate.backup.BackupSettings;
import io.driftgate.dialect.Timeouts;
import io.driftgate.script.Version;
import io.driftgate.source.SourceSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * How a run goes.
 *
 * @param target the version to go to; empty means the newest
 * @param warns whether drift is only told of, and lets the run go on
 * @param reference what the schema must be after all pending migrations
 * @param runLockWait how long to wait for another run to end; zero tries once
 * @param timeouts of the migrations' statements
 * @param analyze whether the planner's statistics of changed tables are refreshed afterwards
 * @param precautions what is looked at beside the schema
 * @param backup how a backup is taken before the first statement; empty: none is
 */
public record MigrationSettings(
        Optional<Version> target,
        boolean warns,
        Optional<SourceSpec> reference,
        Duration runLockWait,
        Timeouts timeouts,
        boolean analyze,
        PrecautionSettings precautions,
        Optional<BackupSettings> backup) {

    /** To the newest version, drift refused, no waiting for others, locks waited for five seconds. */
    public static final MigrationSettings DEFAULT = new MigrationSettings(
            Optional.empty(),
            false,
            Optional.empty(),
            Duration.ZERO,
            new Timeouts(Duration.ofSeconds(5), Duration.ZERO),
            true,
            PrecautionSettings.DEFAULT,
            Optional.empty());

    public MigrationSettings withTarget(Optional<Version> other) {
        return new MigrationSettings(other, warns, reference, runLockWait, timeouts, analyze, precautions, backup);
    }

    public MigrationSettings withWarns(boolean other) {
        return new MigrationSettings(target, other, reference, runLockWait, timeouts, analyze, precautions, backup);
    }

    public MigrationSettings withReference(Optional<SourceSpec> other) {
        return new MigrationSettings(target, warns, other, runLockWait, timeouts, analyze, precautions, backup);
    }

    public MigrationSettings withRunLockWait(Duration other) {
        return new MigrationSettings(target, warns, reference, other, timeouts, analyze, precautions, backup);
    }

    public MigrationSettings withTimeouts(Timeouts other) {
        return new MigrationSettings(target, warns, reference, runLockWait, other, analyze, precautions, backup);
    }

    public MigrationSettings withPrecautions(PrecautionSettings other) {
        return new MigrationSettings(target, warns, reference, runLockWait, timeouts, analyze, other, backup);
    }

    public MigrationSettings with(BackupSettings settings) {
        return new MigrationSettings(
                target, warns, reference, runLockWait, timeouts, analyze, precautions, Optional.of(settings));
    }
}
