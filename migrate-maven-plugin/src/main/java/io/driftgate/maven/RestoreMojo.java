package io.driftgate.maven;

import io.driftgate.backup.Restored;
import io.driftgate.backup.Restorer;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.migration.Baseline;
import io.driftgate.migration.Baseliner;
import io.driftgate.migration.MigrationSettings;
import io.driftgate.migration.Refused;
import io.driftgate.migration.Restoration;
import io.driftgate.report.BackupText;
import io.driftgate.report.MigrationText;
import io.driftgate.report.Paint;
import io.driftgate.report.ProgressText;
import io.driftgate.script.Version;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Brings the database back to a backup: verified first, beside what is there, which is kept. Refuses a damaged backup before it
 * touches anything.
 */
@Mojo(name = "restore", requiresProject = false, threadSafe = true)
public final class RestoreMojo extends BackingUpMojo {

    /** The folder of a backup, or its {@code manifest.json}; by default the newest backup of the database. */
    @Parameter(property = "db.manifest")
    private @Nullable String manifest;

    /** The database's name, needed where what is there would be replaced. */
    @Parameter(property = "db.confirm")
    private @Nullable String confirm;

    /**
     * The version at which the database is to stand afterwards. A backup without a history is marked with it, once its schema is
     * what that version gives; one with a history must be of that version.
     */
    @Parameter(property = "db.target")
    private @Nullable String target;

    /** How long to wait for a run on the database to end; zero tries once. */
    @Parameter(property = "db.lockTimeout", defaultValue = "10m")
    private String lockTimeout;

    @Override
    void run() throws MojoFailureException {
        Target chosen = targets().chosen();
        Optional<Version> version = RunningMojo.version(target);
        Paint paint = Console.hasColour(session()) ? new AnsiPaint() : Paint.NONE;
        BackupText text = new BackupText(paint);
        ProgressText progress = new ProgressText(paint);
        Restorer.Wish wish = new Restorer.Wish(
                Optional.ofNullable(manifest).map(baseDirectory()::resolve),
                Optional.ofNullable(confirm),
                version.map(Version::text));
        try (ScratchPool scratch = scratch()) {
            Restored restored = new Restoration(
                            sources(Map.of(), chosen.schemas()),
                            scratch,
                            backups(),
                            Durations.parse("db.lockTimeout", lockTimeout),
                            event -> getLog().info(progress.line(event)))
                    .restore(chosen.database(), wish);
            text.lines(restored).forEach(getLog()::info);
            if (version.isPresent() && restored.backup().manifest().version() == null) {
                stamp(chosen, scratch, new MigrationText(paint, report(paint)), version.get());
            }
        } catch (BackupRefusedException refused) {
            throw Refusals.told(refused, text, getLog());
        }
    }

    /** As db:baseline does. */
    private void stamp(Target chosen, ScratchPool scratch, MigrationText text, Version version)
            throws MojoFailureException {
        Sources sources = new Sources(sources(Map.of(), chosen.schemas()), scratch);
        MigrationSettings settings = MigrationSettings.DEFAULT
                .withTarget(Optional.of(version))
                .withRunLockWait(Durations.parse("db.lockTimeout", lockTimeout));
        Baseline baseline = new Baseliner(sources, checks(), scratch, settings, output(), Optional.empty())
                .baseline(chosen.label(), chosen.database());
        if (baseline.refused().isPresent()) {
            Refused refused = baseline.refused().get();
            text.lines(refused).forEach(getLog()::error);
            throw new MojoFailureException(
                    "The backup is restored, and cannot be marked as version " + version + ": " + refused.reason());
        }
        text.lines(baseline).forEach(getLog()::info);
    }
}
