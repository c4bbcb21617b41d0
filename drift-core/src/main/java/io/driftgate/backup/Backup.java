package io.driftgate.backup;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A backup that was proved.
 *
 * @param folder holds it, with its manifest and how to restore it by hand
 * @param took how long taking and proving took together
 */
public record Backup(Path folder, BackupManifest manifest, Duration took) {

    /** What brings the database back to it. */
    public String restoreCommand() {
        return restoreCommand(manifest.database());
    }

    /** What brings another database to it. */
    String restoreCommand(String database) {
        return RestoreCommand.of(folder, database);
    }
}
