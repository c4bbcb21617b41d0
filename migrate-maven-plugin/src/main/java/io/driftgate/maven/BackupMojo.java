package io.driftgate.maven;

import io.driftgate.backup.Backup;
import io.driftgate.backup.BackupTaker;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.report.BackupText;
import io.driftgate.report.Paint;
import io.driftgate.source.ScratchPool;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Takes a backup of the database and proves it, by restoring it in a scratch database and comparing schema and rows. */
@Mojo(name = "backup", requiresProject = false, threadSafe = true)
public final class BackupMojo extends BackingUpMojo {

    @Override
    void run() throws MojoFailureException {
        Target target = targets().chosen();
        BackupText text = new BackupText(Console.hasColour(session()) ? new AnsiPaint() : Paint.NONE);
        try (ScratchPool scratch = scratch()) {
            Backup backup = new BackupTaker(backups(), scratch, event -> getLog().info(text.line(event)))
                    .take(target.database());
            text.lines(backup).forEach(getLog()::info);
        } catch (BackupRefusedException refused) {
            throw Refusals.told(refused, text, getLog());
        }
    }
}
