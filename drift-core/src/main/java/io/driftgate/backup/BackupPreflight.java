package io.driftgate.backup;

import io.driftgate.connection.Database;
import io.driftgate.dialect.BackupEngine;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.dialect.BackupSize;
import io.driftgate.dialect.Hurdle;
import io.driftgate.source.ScratchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what would keep a backup from being taken, before anything is done: programs, rights, the place, the room. Changes
 * nothing.
 */
public final class BackupPreflight {
    private static final int SHOWN = 5;

    private final BackupSettings settings;
    private final ScratchSettings scratch;
    private final Disk.Finder disks;

    /** @param scratch where backups are restored for their proof */
    public BackupPreflight(BackupSettings settings, ScratchSettings scratch) {
        this(settings, scratch, Disk::of);
    }

    BackupPreflight(BackupSettings settings, ScratchSettings scratch, Disk.Finder disks) {
        this.settings = settings;
        this.scratch = scratch;
        this.disks = disks;
    }

    /** Nothing for a database in which nothing can be lost: no backup is taken of it. */
    public List<Hurdle> hurdles(Database database, Connection connection) throws SQLException {
        BackupEngine engine = Engines.of(database);
        if (engine.isEmpty(connection)) {
            return List.of();
        }
        List<Hurdle> hurdles = new ArrayList<>();
        try {
            engine.prepare(connection, settings.tools());
        } catch (BackupRefusedException e) {
            hurdles.add(hurdle(e));
        }
        try {
            engine.requireReadable(connection);
        } catch (BackupRefusedException e) {
            hurdles.add(hurdle(e));
        }
        Optional<Hurdle> place = place();
        place.ifPresent(hurdles::add);
        if (place.isEmpty()) {
            hurdles.addAll(room(engine, database, connection));
        }
        return hurdles;
    }

    private static Hurdle hurdle(BackupRefusedException refused) {
        List<String> details = refused.details();
        String all = details.stream().limit(SHOWN).collect(Collectors.joining("; "))
                + (details.size() > SHOWN ? "; and " + (details.size() - SHOWN) + " more" : "");
        String remedy = String.join(" ", refused.remedies());
        return new Hurdle(
                true,
                details.isEmpty() ? refused.reason() : refused.reason().replaceFirst("\\.$", ": ") + all + ".",
                remedy.endsWith(".") ? remedy.substring(0, remedy.length() - 1) : remedy);
    }

    private Optional<Hurdle> place() {
        Path existing = Disk.existing(settings.directory());
        boolean usable = existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
        if (usable || existing == null) {
            return Optional.empty();
        }
        return Optional.of(new Hurdle(
                true,
                "The backup cannot be written to " + settings.directory() + ": "
                        + (Files.isDirectory(existing)
                                ? "this user may not write to " + existing
                                : existing + " is a file and no directory")
                        + ".",
                "Give this user the right to write, or name another place with db.backupDirectory"));
    }

    /** Only what concerns the room. */
    List<Hurdle> room(BackupEngine engine, Database database, Connection connection) throws SQLException {
        BackupSize size = engine.size(connection);
        boolean restored =
                settings.proof() == Proof.RESTORE && scratch.scratch().equals(ScratchSettings.AUTO);
        Shelf shelf = Shelf.of(settings.directory(), engine.name(database, connection));
        return new BackupRoom(disks, settings.directory(), leftovers(shelf))
                .hurdles(
                        size, restored ? Optional.of(Path.of(System.getProperty("java.io.tmpdir"))) : Optional.empty());
    }

    private static long leftovers(Shelf shelf) {
        long bytes = 0;
        try {
            for (Path leftover : Files.isDirectory(shelf.folder()) ? shelf.leftovers() : List.<Path>of()) {
                try (Stream<Path> files = Files.walk(leftover)) {
                    bytes += files.mapToLong(file ->
                                    file.toFile().isFile() ? file.toFile().length() : 0)
                            .sum();
                }
            }
            return bytes;
        } catch (IOException e) {
            return bytes;
        }
    }
}
