package io.driftgate.maven;

import io.driftgate.dialect.Timeouts;
import io.driftgate.migration.MigrationSettings;
import io.driftgate.report.MigrationText;
import io.driftgate.report.Paint;
import io.driftgate.script.Version;
import io.driftgate.source.SourceSpec;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that say how far a run goes, and how patient it is. */
abstract class MigratingMojo extends ComparingMojo {

    /** The version to go to; by default the newest. */
    @Parameter(property = "db.target")
    private @Nullable String target;

    /** What the schema must be after all pending migrations; a source, such as {@code dev} or a snapshot file. */
    @Parameter(property = "db.reference")
    private @Nullable String reference;

    /** What drift does: {@code block} refuses the run, {@code warn} lets it go on and says so. */
    @Parameter(property = "db.onDrift", defaultValue = "block")
    private String onDrift;

    /** How long to wait for another run on the database to end; zero tries once. */
    @Parameter(property = "db.lockTimeout", defaultValue = "10m")
    private String lockTimeout;

    /**
     * How long a migration's statement waits for a lock before the migration is rolled back and tried again (PostgreSQL's {@code
     * lock_timeout}, SQLite's {@code busy_timeout}); zero waits for ever.
     */
    @Parameter(property = "db.statementLockTimeout", defaultValue = "5s")
    private String statementLockTimeout;

    /** How long a migration's statement may run (PostgreSQL's {@code statement_timeout}); zero has no limit. */
    @Parameter(property = "db.statementTimeout", defaultValue = "0s")
    private String statementTimeout;

    final MigrationSettings settings(LiveSources live) {
        Optional<SourceSpec> wanted =
                reference == null ? Optional.empty() : Optional.of(live.spec("db.reference", reference));
        return new MigrationSettings(
                target == null || target.isBlank() ? Optional.empty() : Optional.of(new Version(target.strip())),
                OnDrift.parse(onDrift) == OnDrift.WARN,
                wanted,
                Durations.parse("db.lockTimeout", lockTimeout),
                new Timeouts(
                        Durations.parse("db.statementLockTimeout", statementLockTimeout),
                        Durations.parse("db.statementTimeout", statementTimeout)));
    }

    final MigrationText text() {
        Paint paint = Console.hasColour(session()) ? new AnsiPaint() : Paint.NONE;
        return new MigrationText(paint, report(paint));
    }
}
