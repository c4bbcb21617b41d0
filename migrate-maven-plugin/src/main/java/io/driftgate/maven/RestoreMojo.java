package io.driftgate.maven;

import io.driftgate.backup.Restored;
import io.driftgate.backup.Restorer;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.migration.Restoration;
import io.driftgate.report.BackupText;
import io.driftgate.report.MigrationText;
import io.driftgate.report.Paint;
import io.driftgate.source.ScratchPool;
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

    /** How long to wait for a run on the database to end; zero tries once. */
    @Parameter(property = "db.lockTimeout", defaultValue = "10m")
    private String lockTimeout;

    @Override
    void run() throws MojoFailureException {
        Target target = targets().chosen();
        Paint paint = Console.hasColour(session()) ? new AnsiPaint() : Paint.NONE;
        BackupText text = new BackupText(paint);
        MigrationText progress = new MigrationText(paint, report(paint));
        Restorer.Wish wish = new Restorer.Wish(
                Optional.ofNullable(manifest).map(baseDirectory()::resolve), Optional.ofNullable(confirm));
        try (ScratchPool scratch = scratch()) {
            Restored restored = new Restoration(
                            sources(Map.of(), target.schemas()),
                            scratch,
                            backups(),
                            Durations.parse("db.lockTimeout", lockTimeout),
                            event -> getLog().info(progress.line(event)))
                    .restore(target.database(), wish);
            text.lines(restored).forEach(getLog()::info);
        } catch (BackupRefusedException refused) {
            throw Refusals.told(refused, text, getLog());
        }
    }
}
