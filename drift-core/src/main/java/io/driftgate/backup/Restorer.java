package io.driftgate.backup;

import io.driftgate.connection.Database;
import io.driftgate.dialect.BackupEngine;
import io.driftgate.dialect.BackupException;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.dialect.TableContent;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import io.driftgate.script.Version;
import io.driftgate.source.Dialects;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.SnapshotFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings a database back to a backup. Whatever is refused is refused before anything is touched. */
public final class Restorer {
    private static final int SHOWN = 5;

    private final BackupSettings settings;
    private final ScratchPool scratch;
    private final BackupListener listener;
    private final Consumer<String> markable;

    /** @param markable throws if a backup without a history cannot be marked with that version afterwards */
    public Restorer(BackupSettings settings, ScratchPool scratch, BackupListener listener, Consumer<String> markable) {
        this.settings = settings;
        this.scratch = scratch;
        this.listener = listener;
        this.markable = markable;
    }

    /**
     * What is to be restored.
     *
     * @param manifest a backup's folder or its manifest; empty: the newest of this database
     * @param confirmed the name that was typed to let a database be replaced
     * @param version the version at which the database is to stand afterwards; a backup that knows its own must be of that
     *
     */
    public record Wish(Optional<Path> manifest, Optional<String> confirmed, Optional<String> version) {}

    /**
     * Restores.
     *
     * @param connection to the database; may be closed on the way
     * @param unlock gives the run lock back; called where its session would be in the way
     * @throws BackupRefusedException if it cannot be done as things stand, or is not confirmed
     * @throws BackupException if it failed on its way; the message says how things stand
     */
    public Restored restore(Database database, Connection connection, Wish wish, Runnable unlock) {
        BackupEngine engine = Engines.of(database);
        try {
            scratch.resemble(connection);
            String name = engine.name(database, connection);
            Backup backup = ChosenBackup.find(settings.directory(), database, name, wish.manifest());
            requireFitting(backup, connection);
            requireVersion(backup, wish.version());
            BackupEngine.Tools tools = engine.restoring(backup.manifest().programs(), settings.tools());
            requireConfirmed(engine, connection, name, wish.confirmed(), backup);
            listener.on(new BackupEvent.Note("Restoring " + name + " from " + backup.folder() + " …"));
            BackupEngine.Replaced replaced = engine.replace(new BackupEngine.Replacement(
                    database,
                    connection,
                    backup.folder().resolve(engine.fileName()),
                    expected(backup),
                    tools,
                    new BackupEngine.Job(
                            backup.manifest().hashLimit(),
                            open -> SchemaReader.read(open, BackupTaker.EVERYTHING),
                            new Paced(bytes -> listener.on(new BackupEvent.Filled(bytes)))),
                    given -> requireSame(expected(backup), given),
                    unlock,
                    Instant.now()));
            return new Restored(backup, name, replaced.before(), replaced.notes());
        } catch (SQLException e) {
            throw new BackupException("The restore failed: " + e.getMessage() + ". Nothing was changed.", e);
        }
    }

    private static void requireFitting(Backup backup, Connection connection) throws SQLException {
        Engine of = backup.manifest().engine();
        Engine here = Dialects.of(connection).orElseThrow().engine(connection);
        if (!of.is(here.product())) {
            throw new BackupRefusedException(
                    "The backup is of " + of + ", and this database is " + here + ".",
                    List.of(),
                    "Restore it into a database of " + of.product() + ".");
        }
        if (here.is(Engine.POSTGRESQL) && here.major() < of.major()) {
            throw new BackupRefusedException(
                    "The backup is of " + of + ", and the server is " + here + ", which is older.",
                    List.of(),
                    "Restore it on a server of version " + of.major() + " or later.");
        }
    }

    private void requireVersion(Backup backup, Optional<String> wanted) {
        String version = backup.manifest().version();
        if (version == null) {
            wanted.ifPresent(markable);
            return;
        }
        if (wanted.isPresent() && !new Version(wanted.get()).isSameAs(new Version(version))) {
            throw new BackupRefusedException(
                    "The backup in " + backup.folder() + " is of version " + version + ", not " + wanted.get()
                            + "; nothing was changed.",
                    List.of(),
                    "Name a backup of that version with -Ddb.manifest=…, or leave db.target out.");
        }
    }

    private static void requireConfirmed(
            BackupEngine engine, Connection connection, String name, Optional<String> confirmed, Backup backup)
            throws SQLException {
        if (engine.isEmpty(connection)) {
            return;
        }
        BackupEngine.Standing standing = engine.standing(connection);
        if (!standing.obstacles().isEmpty()) {
            throw new BackupRefusedException(
                    "The database " + name + " cannot be replaced as things stand; nothing was changed.",
                    standing.obstacles(),
                    "Remove these first, and set them up again on the restored database; have sessions ended by their own role or an"
                            + " administrator.");
        }
        if (confirmed.filter(name::equals).isPresent()) {
            return;
        }
        List<String> details = new ArrayList<>(largest(standing));
        standing.sessions().forEach(session -> details.add("would end: " + session));
        throw new BackupRefusedException(
                (confirmed.isPresent() ? "db.confirm is \"" + confirmed.get() + "\". " : "") + "The database " + name
                        + " is not empty: " + standing.contents().tables().size() + " tables with "
                        + standing.contents().rows() + " rows would be replaced by what was there at "
                        + backup.manifest().at() + " ("
                        + backup.manifest().contents().rows()
                        + " rows); nothing was changed.",
                details,
                "If that is what you want: " + backup.restoreCommand(name));
    }

    private static List<String> largest(BackupEngine.Standing standing) {
        List<TableContent> tables = new ArrayList<>(standing.contents().tables());
        tables.sort(Comparator.comparingLong(TableContent::rows).reversed());
        List<String> lines = new ArrayList<>();
        for (TableContent table : tables.subList(0, Math.min(SHOWN, tables.size()))) {
            lines.add(table.table() + " holds " + table.rows() + (table.rows() == 1 ? " row" : " rows"));
        }
        return lines;
    }

    private static BackupEngine.Taken expected(Backup backup) {
        BackupManifest manifest = backup.manifest();
        Schema schema = SnapshotFile.read(backup.folder().resolve(BackupTaker.SCHEMA));
        return new BackupEngine.Taken(
                schema, manifest.contents(), manifest.contents().sequences(), manifest.notes(), manifest.settings());
    }

    private void requireSame(BackupEngine.Taken expected, BackupEngine.Given given) {
        List<String> differences = new Pictures(scratch).differences(expected, given);
        if (!differences.isEmpty()) {
            throw new BackupRefusedException(
                    "What the backup gives is not what it was taken of; the database is as it was.",
                    differences,
                    "Restore another backup with -Ddb.manifest=….");
        }
    }
}
