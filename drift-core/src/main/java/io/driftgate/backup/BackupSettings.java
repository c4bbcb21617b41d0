package io.driftgate.backup;

import io.driftgate.dialect.ClientTools;
import java.nio.file.Path;

/**
 * How backups are taken.
 *
 * @param directory where they are kept, a folder a database; made when first needed
 * @param keep how many proved ones are kept of each database, at least 1
 * @param hashLimit the size in bytes from which a table's rows are only counted
 * @param historyTable the name of our history table, for the version that a backup holds
 */
public record BackupSettings(
        Path directory, Proof proof, int keep, long hashLimit, ClientTools tools, String historyTable) {
    public static final int DEFAULT_KEEP = 10;

    /** 1 GiB. */
    public static final long DEFAULT_HASH_LIMIT = 1L << 30;

    public BackupSettings {
        if (keep < 1) {
            throw new IllegalArgumentException("at least one backup is kept");
        }
    }

    /** With the usual values. */
    public static BackupSettings in(Path directory, String historyTable) {
        return new BackupSettings(
                directory, Proof.RESTORE, DEFAULT_KEEP, DEFAULT_HASH_LIMIT, ClientTools.SEARCHED, historyTable);
    }
}
