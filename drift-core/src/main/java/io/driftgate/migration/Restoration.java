package io.driftgate.migration;

import io.driftgate.backup.BackupSettings;
import io.driftgate.backup.Restored;
import io.driftgate.backup.Restorer;
import io.driftgate.connection.Database;
import io.driftgate.dialect.BackupException;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.dialect.Dialect;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.script.Version;
import io.driftgate.source.ErrorText;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.Sources;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Brings a database back to a backup, while no run is at work on it. */
public final class Restoration {
    private final SourceSettings sources;
    private final ScratchPool scratch;
    private final BackupSettings backups;
    private final Duration wait;
    private final MigrationListener listener;

    /** @param wait for a run to end; zero tries once */
    public Restoration(
            SourceSettings sources,
            ScratchPool scratch,
            BackupSettings backups,
            Duration wait,
            MigrationListener listener) {
        this.sources = sources;
        this.scratch = scratch;
        this.backups = backups;
        this.wait = wait;
        this.listener = listener;
    }

    /**
     * Restores.
     *
     * @throws BackupRefusedException if it cannot be done as things stand, or is not confirmed
     * @throws BackupException if it failed on its way
     * @throws MigrationException if a run is at work on the database
     * @throws io.driftgate.script.MigrationsException if it is to be marked with a version that the directory does not have
     */
    public Restored restore(Database database, Restorer.Wish wish) {
        Dialect dialect = Targets.dialect(database);
        ObjectPath table = Targets.historyTable(dialect, sources);
        Restorer restorer = new Restorer(
                backups,
                scratch,
                event -> listener.on(new MigrationEvent.BackingUp(event)),
                version -> requireKnown(dialect, version));
        try (Connection connection = dialect.execution().open(database)) {
            return new Exclusive(dialect, table, wait, listener)
                    .run(
                            connection,
                            database,
                            (same, lock) -> restorer.restore(database, connection, wish, lock::close));
        } catch (SQLException e) {
            throw new MigrationException(database.shownUrl() + " cannot be restored: " + ErrorText.of(e) + ".", e);
        }
    }

    private void requireKnown(Dialect dialect, String version) {
        new Sources(sources, scratch)
                .directory(new Engine(dialect.product(), ""))
                .upTo(new Version(version));
    }
}
