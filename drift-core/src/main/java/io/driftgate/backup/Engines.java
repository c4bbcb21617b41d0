package io.driftgate.backup;

import io.driftgate.connection.Database;
import io.driftgate.dialect.BackupEngine;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.dialect.postgres.backup.PostgresBackups;
import io.driftgate.dialect.sqlite.backup.SqliteBackups;
import java.util.List;

/** Who backs up what. */
final class Engines {
    private Engines() {}

    /** @throws BackupRefusedException if nobody does */
    static BackupEngine of(Database database) {
        if (database.url().startsWith("jdbc:postgresql:")) {
            return new PostgresBackups();
        }
        if (database.url().startsWith("jdbc:sqlite:")) {
            return new SqliteBackups();
        }
        throw new BackupRefusedException(
                "Backups are taken of PostgreSQL and SQLite; " + database.shownUrl() + " is neither.",
                List.of(),
                "Back it up with the tools of its vendor.");
    }
}
