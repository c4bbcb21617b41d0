package io.driftgate.backup;

import io.driftgate.connection.Database;
import io.driftgate.dialect.BackupRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the backup that is to be restored, and makes sure that its files are whole. */
final class ChosenBackup {
    private ChosenBackup() {}

    /**
     * The one that is named, or the newest of the database.
     *
     * @param manifest a backup's folder, or the manifest in it
     * @throws BackupRefusedException if there is none, or its files are not what they were
     */
    static Backup find(Path directory, Database database, String name, Optional<Path> manifest) {
        Backup found = manifest.map(ChosenBackup::at).orElseGet(() -> newest(directory, database, name));
        List<String> damage = damage(found);
        if (!damage.isEmpty()) {
            throw new BackupRefusedException(
                    "The backup in " + found.folder() + " is damaged; nothing was changed.",
                    damage,
                    "Restore another one with -Ddb.manifest=…: those of " + directory.resolve(Shelf.safe(name)) + ".");
        }
        return found;
    }

    private static Backup at(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(BackupManifest.FILE) : path;
        try {
            Path folder = file.toAbsolutePath().normalize().getParent();
            return new Backup(folder == null ? file : folder, ManifestFile.read(file), Duration.ZERO);
        } catch (IOException e) {
            throw new BackupRefusedException(
                    Files.exists(file)
                            ? file + " cannot be used: " + e.getMessage() + ". Nothing was changed."
                            : "There is no backup in " + path + ": it has no " + BackupManifest.FILE + ".",
                    List.of(),
                    "Let db.manifest be the folder of a backup, or its manifest.json; without it, the newest is restored.");
        }
    }

    private static Backup newest(Path directory, Database database, String name) {
        Shelf shelf = Shelf.of(directory, name);
        try {
            return shelf.of(Shelf.identity(database)).stream()
                    .findFirst()
                    .orElseThrow(
                            () -> new BackupRefusedException(
                                    "There is no backup of " + Shelf.identity(database) + " in " + shelf.folder() + ".",
                                    List.of(),
                                    "Name one with -Ddb.manifest=<its folder>, or the place of the backups with db.backupDirectory."));
        } catch (IOException e) {
            throw new BackupRefusedException(
                    "The backups in " + shelf.folder() + " cannot be listed (" + e.getMessage() + ").",
                    List.of(),
                    "Give this user the right to read there.");
        }
    }

    private static List<String> damage(Backup backup) {
        List<String> damage = new ArrayList<>();
        for (BackupManifest.FileEntry entry : backup.manifest().files()) {
            Path file = backup.folder().resolve(entry.name());
            try {
                long bytes = Files.size(file);
                if (bytes != entry.bytes()) {
                    damage.add(entry.name() + " has " + bytes + " bytes instead of " + entry.bytes());
                } else if (!Checksums.sha256(file).equals(entry.sha256())) {
                    damage.add(entry.name() + " is not what it was: its SHA-256 is another one");
                }
            } catch (IOException e) {
                damage.add(entry.name() + " cannot be read (" + e.getClass().getSimpleName() + ")");
            }
        }
        return damage;
    }
}
