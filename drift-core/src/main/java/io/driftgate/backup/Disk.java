package io.driftgate.backup;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file system, and the room on it.
 *
 * @param identity equal for places on the same one
 * @param free what this user may write, in bytes
 * @param empty what nobody has written to, in bytes: also what is reserved for the superuser
 * @param packs whether it may store a file in less room than it is long
 */
record Disk(Object identity, long free, long empty, boolean packs) {
    private static final Set<String> PACKING = Set.of("btrfs", "zfs", "ntfs");

    /** Finds the disk of a place; empty where that is not known. */
    @FunctionalInterface
    interface Finder {
        Optional<Disk> of(Path place);
    }

    /** Of a place that need not exist: that of the directory in which it will be made. */
    static Optional<Disk> of(Path place) {
        Path existing = existing(place);
        if (existing == null) {
            return Optional.empty();
        }
        try {
            FileStore store = Files.getFileStore(existing);
            long free = store.getUsableSpace();
            boolean known = store.getTotalSpace() > 0 && free >= 0;
            return known
                    ? Optional.of(new Disk(
                            store,
                            free,
                            Math.max(free, store.getUnallocatedSpace()),
                            PACKING.contains(store.type().toLowerCase(Locale.ROOT))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The place itself, or what there is of the way to it; null if nothing. */
    static @Nullable Path existing(Path place) {
        Path found = place.toAbsolutePath().normalize();
        while (found != null && !Files.exists(found)) {
            found = found.getParent();
        }
        return found;
    }
}
