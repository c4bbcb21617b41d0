package io.driftgate.maven;

import io.driftgate.backup.BackupSettings;
import io.driftgate.check.data.DataSettings;
import io.driftgate.dialect.Timeouts;
import io.driftgate.migration.MigrationResult;
import io.driftgate.migration.MigrationSettings;
import io.driftgate.migration.PrecautionSettings;
import io.driftgate.migration.Refused;
import io.driftgate.migration.RunFailedException;
import io.driftgate.report.DriftDocument;
import io.driftgate.report.MigrationText;
import io.driftgate.report.Paint;
import io.driftgate.report.ProgressText;
import io.driftgate.script.Version;
import io.driftgate.source.SourceSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that say how a run deals with drift and with others, and how patient it is. */
abstract class RunningMojo extends BackingUpMojo {

    /** What drift does: {@code block} refuses the run, {@code warn} lets it go on and says so. */
    @Parameter(property = "db.onDrift", defaultValue = "block")
    private String onDrift;

    /** Whether a proved backup is taken before the first statement: {@code auto}, or {@code skip}. */
    @Parameter(property = "db.backup", defaultValue = "auto")
    private String backup;

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

    /**
     * What becomes of rows that would make a pending migration fail: {@code block} refuses the run before anything is applied, {@code
     * warn} tells of them, {@code skip} does not look.
     */
    @Parameter(property = "db.dataChecks", defaultValue = "block")
    private String dataChecks;

    /** How long one question about rows, or one statement of a check, may take; zero has no limit. */
    @Parameter(property = "db.dataCheckTimeout", defaultValue = "5m")
    private String dataCheckTimeout;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private @Nullable MojoExecution execution;

    final MigrationSettings settings(Optional<Version> target, Optional<SourceSpec> reference) {
        return new MigrationSettings(
                target,
                OnDrift.parse(onDrift) == OnDrift.WARN,
                reference,
                Durations.parse("db.lockTimeout", lockTimeout),
                new Timeouts(
                        Durations.parse("db.statementLockTimeout", statementLockTimeout),
                        Durations.parse("db.statementTimeout", statementTimeout)),
                analyze,
                precautions(),
                backup());
    }

    private PrecautionSettings precautions() {
        DataSettings data = new DataSettings(
                DataChecks.parse(dataChecks), Durations.parse("db.dataCheckTimeout", dataCheckTimeout));
        return new PrecautionSettings(data, Optional.of(checksFolder()));
    }

    private Optional<BackupSettings> backup() {
        return switch (backup.strip().toLowerCase(Locale.ROOT)) {
            case "auto" -> Optional.of(backups());
            case "skip" -> Optional.empty();
            default -> throw new ParameterException("db.backup is \"" + backup + "\": write auto or skip.");
        };
    }

    static Optional<Version> version(@Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(new Version(text.strip()));
    }

    /**
     * Runs, and tells how it ended, in files and on the console; also where it broke off.
     *
     * @throws MojoFailureException if it was refused
     */
    final void tell(Supplier<MigrationResult> run) throws MojoFailureException {
        Instant started = Instant.now();
        try {
            tell(run.get(), started);
        } catch (RunFailedException e) {
            text().lines(e.result()).forEach(getLog()::error);
            try {
                summary(e.result(), started);
            } catch (OutputException unwritten) {
                e.addSuppressed(unwritten);
            }
            throw e;
        }
    }

    private void tell(MigrationResult result, Instant started) throws MojoFailureException {
        text().lines(result).forEach(log(result));
        Path file = summary(result, started);
        remember(result, started);
        if (result.backup().isEmpty() && backup().isEmpty() && !result.done().isEmpty()) {
            getLog().warn("No backup was taken before it: db.backup=skip.");
        }
        if (result.refused().isPresent()) {
            throw new MojoFailureException(result.refused().get().reason() + " Details: " + file);
        }
    }

    private Consumer<String> log(MigrationResult result) {
        if (result.refused().isPresent()) {
            return getLog()::error;
        }
        return result.warnings().isEmpty() ? getLog()::info : getLog()::warn;
    }

    private Path summary(MigrationResult result, Instant started) {
        return new Written(output()).summary(result, Provenances.since(started, baseDirectory()));
    }

    /** For the nights to come: what the gate saw, or that the database is now what its migrations promise. */
    private void remember(MigrationResult result, Instant started) {
        DriftDocument document = new DriftDocument(started);
        if (result.refused().isEmpty() && result.warnings().isEmpty()) {
            document.addClean(result.id(), result.database(), result.engine(), result.version());
        }
        result.refused().flatMap(Refused::evidence).ifPresent(document::add);
        results(execution == null ? "migrate" : execution.getGoal(), "drift", "")
                .remember(document.json());
    }

    final MigrationText text() {
        return new MigrationText(paint(), report(paint()));
    }

    final ProgressText progress() {
        return new ProgressText(paint());
    }

    private Paint paint() {
        return Console.hasColour(session()) ? new AnsiPaint() : Paint.NONE;
    }
}
