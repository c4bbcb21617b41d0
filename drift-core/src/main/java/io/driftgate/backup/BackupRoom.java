package io.driftgate.backup;

import io.driftgate.dialect.BackupSize;
import io.driftgate.dialect.Hurdle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a backup finds room. One that does not is refused on its way all the same, with nothing changed; what is lost then is
 * the time until the disk was full. A no that comes too soon would stop a release for nothing. So it blocks only where what is
 * surely written is more than what is empty, on a file system that stores a file in no less room than it is long; where the room
 * may not suffice, it is told, with what is compared.
 */
final class BackupRoom {
    private final Disk.Finder disks;
    private final Path directory;
    private final long leftovers;

    /** @param leftovers bytes in the directory that are removed before anything is written */
    BackupRoom(Disk.Finder disks, Path directory, long leftovers) {
        this.disks = disks;
        this.directory = directory;
        this.leftovers = leftovers;
    }

    /** Something that is written. */
    private record Load(String what, Path place, long least, long most, List<String> ways) {}

    /** @param scratch where the database is made that proves it; empty: on no disk of this machine, or none is made */
    List<Hurdle> hurdles(BackupSize size, Optional<Path> scratch) {
        List<Load> loads = new ArrayList<>();
        loads.add(new Load(
                "the backup",
                directory,
                size.fileLeast(),
                size.fileMost(),
                List.of("name another place with db.backupDirectory")));
        scratch.filter(place -> size.proofMost() > 0)
                .ifPresent(place -> loads.add(new Load(
                        "the restore that proves it",
                        place,
                        size.proofLeast(),
                        size.proofMost(),
                        List.of(
                                "let the scratch server's files be elsewhere (java.io.tmpdir)",
                                "name another server with db.scratch",
                                "be content with db.backupProof=list"))));
        List<Hurdle> hurdles = new ArrayList<>();
        byDisk(loads).forEach((disk, together) -> hurdle(disk, together).ifPresent(hurdles::add));
        return hurdles;
    }

    /** What is on one disk adds up. */
    private Map<Disk, List<Load>> byDisk(List<Load> loads) {
        Map<Object, Disk> seen = new LinkedHashMap<>();
        Map<Disk, List<Load>> found = new LinkedHashMap<>();
        for (Load load : loads) {
            disks.of(load.place()).ifPresent(disk -> {
                Disk first = seen.computeIfAbsent(disk.identity(), identity -> disk);
                found.computeIfAbsent(first, same -> new ArrayList<>()).add(load);
            });
        }
        return found;
    }

    private Optional<Hurdle> hurdle(Disk disk, List<Load> loads) {
        long removed = loads.get(0).place().equals(directory) ? leftovers : 0;
        long least = loads.stream().mapToLong(Load::least).sum();
        long most = loads.stream().mapToLong(Load::most).sum();
        boolean never = least > disk.empty() + removed && !disk.packs();
        if (!never && most <= disk.free() + removed) {
            return Optional.empty();
        }
        boolean one = loads.size() == 1;
        String text = capital(joined(loads.stream().map(Load::what).toList(), " and "))
                + (never
                        ? (one ? " needs" : " need") + " at least " + ByteCount.text(least)
                        : " may need up to " + ByteCount.text(most))
                + " in "
                + joined(loads.stream().map(load -> load.place().toString()).toList(), " and ")
                + (never ? "" : one ? " (the size of the database)" : " (twice the size of the database)") + ", and "
                + ByteCount.text(disk.free() + removed) + " are free there.";
        List<String> ways = new ArrayList<>(List.of("free some"));
        loads.forEach(load -> ways.addAll(load.ways()));
        return Optional.of(new Hurdle(never, text, capital(joined(ways, ", or "))));
    }

    private static String joined(List<String> parts, String last) {
        return parts.size() == 1
                ? parts.get(0)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + last + parts.get(parts.size() - 1);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
