package io.driftgate.backup;

import io.driftgate.connection.Database;
import io.driftgate.dialect.ClientTools;
import io.driftgate.dialect.postgres.TestPostgres;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.ScratchSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A process of its own that takes a backup: URL, user, the place for the backups, {@code pg_dump} and {@code pg_restore}. */
public final class BackupRun {
    static final String PASSWORD = "BACKUP_RUN_PASSWORD";

    private BackupRun() {}

    public static void main(String[] arguments) {
        Database database = new Database(arguments[0], arguments[1], System.getenv(PASSWORD), Duration.ZERO);
        BackupSettings usual = BackupSettings.in(Path.of(arguments[2]), "schema_migrations");
        BackupSettings settings = new BackupSettings(
                usual.directory(),
                usual.proof(),
                usual.keep(),
                usual.hashLimit(),
                new ClientTools(Optional.of(arguments[3]), Optional.of(arguments[4])),
                usual.historyTable());
        try (ScratchPool scratch = new ScratchPool(
                new ScratchSettings(ScratchSettings.AUTO, TestPostgres.cache(), TestPostgres.binaries()))) {
            new BackupTaker(settings, scratch, event -> {}).take(database);
        }
    }
}
