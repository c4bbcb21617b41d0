package io.driftgate.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Removes what is no longer kept. */
final class Retention {
    private final Shelf shelf;
    private final int keep;
    private final BackupListener listener;

    Retention(Shelf shelf, int keep, BackupListener listener) {
        this.shelf = shelf;
        this.keep = keep;
        this.listener = listener;
    }

    /**
     * Keeps the newest, and the newest that was restored for its proof, however old that is. What cannot be removed takes nothing
     * from the backup that was taken.
     *
     * @param taken the folder of the one that was just taken, which is kept whatever other clocks say
     */
    void apply(String identity, Path taken) {
        try {
            List<Backup> old = new ArrayList<>(old(identity));
            old.removeIf(backup -> backup.folder().equals(taken));
            for (Backup backup : old) {
                remove(backup.folder());
            }
        } catch (IOException e) {
            listener.on(new BackupEvent.Note("Older backups could not all be removed: " + e.getMessage() + "."));
        }
    }

    private List<Backup> old(String identity) throws IOException {
        List<Backup> all = shelf.of(identity);
        Optional<Backup> restored = all.stream()
                .filter(backup -> backup.manifest().proof() == Proof.RESTORE)
                .findFirst();
        List<Backup> old = new ArrayList<>(all.subList(Math.min(keep, all.size()), all.size()));
        restored.ifPresent(old::remove);
        return old;
    }

    /** Removes what killed runs left. */
    void clear() {
        try {
            for (Path leftover : shelf.leftovers()) {
                Folders.delete(leftover);
                listener.on(new BackupEvent.Removed(leftover));
            }
        } catch (IOException e) {
            listener.on(
                    new BackupEvent.Note("What a killed run left could not all be removed: " + e.getMessage() + "."));
        }
    }

    /** First of all it loses its name, so that half of it is never taken for a backup. */
    private void remove(Path folder) throws IOException {
        Path doomed = folder.resolveSibling(OpenFolder.PREFIX + UUID.randomUUID());
        Files.move(folder, doomed, StandardCopyOption.ATOMIC_MOVE);
        Folders.delete(doomed);
        listener.on(new BackupEvent.Removed(folder));
    }
}
