package io.driftgate.maven;

import io.driftgate.dialect.Timeouts;
import io.driftgate.migration.MigrationResult;
import io.driftgate.migration.MigrationSettings;
import io.driftgate.report.MigrationJson;
import io.driftgate.report.MigrationText;
import io.driftgate.report.Paint;
import io.driftgate.script.Version;
import io.driftgate.source.SourceSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that say how a run deals with drift and with others, and how patient it is. */
abstract class RunningMojo extends ComparingMojo {

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

    /** Whether the planner's statistics of changed tables are refreshed afterwards ({@code ANALYZE}). */
    @Parameter(property = "db.analyze", defaultValue = "true")
    private boolean analyze;

    final MigrationSettings settings(Optional<Version> target, Optional<SourceSpec> reference) {
        return new MigrationSettings(
                target,
                OnDrift.parse(onDrift) == OnDrift.WARN,
                reference,
                Durations.parse("db.lockTimeout", lockTimeout),
                new Timeouts(
                        Durations.parse("db.statementLockTimeout", statementLockTimeout),
                        Durations.parse("db.statementTimeout", statementTimeout)),
                analyze);
    }

    static Optional<Version> version(@Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(new Version(text.strip()));
    }

    /** Tells how a run ended, in a file and on the console; one that was refused fails the build. */
    final void tell(MigrationResult result) throws MojoFailureException {
        Path file = new Written(output()).json("migration-summary.json", MigrationJson.summary(result, Instant.now()));
        text().lines(result).forEach(result.refused().isEmpty() ? getLog()::info : getLog()::error);
        if (result.refused().isPresent()) {
            throw new MojoFailureException(result.refused().get().reason() + " Details: " + file);
        }
    }

    final MigrationText text() {
        Paint paint = Console.hasColour(session()) ? new AnsiPaint() : Paint.NONE;
        return new MigrationText(paint, report(paint));
    }
}
