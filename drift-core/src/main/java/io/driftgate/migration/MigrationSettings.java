package io.driftgate.migration;

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
 */
public record MigrationSettings(
        Optional<Version> target,
        boolean warns,
        Optional<SourceSpec> reference,
        Duration runLockWait,
        Timeouts timeouts) {}
