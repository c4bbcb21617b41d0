package io.driftgate.dialect.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Other processes that hold a lock on a database's files, as Linux lists them (proc_locks(5)); nothing elsewhere. The files are asked
 * for their numbers and never opened.
 */
final class LockHolders {
    private static final Path LOCKS = Path.of("/proc/locks");
    private static final List<String> FILES = List.of("", "-shm", "-wal", "-journal");

    private LockHolders() {}

    /** @return such as {@code process 4711 (sqlite3)}; empty if none is known */
    static String of(Path database) {
        try {
            Set<String> places = places(database);
            Set<Long> holders = new LinkedHashSet<>();
            for (String line : Files.readAllLines(LOCKS, StandardCharsets.US_ASCII)) {
                List<String> words = List.of(line.trim().split("\\s+"));
                // Number, kind, mode, access, process, place; whoever waits has an arrow after the number.
                if (words.size() >= 6 && !words.get(1).equals("->") && places.contains(words.get(5))) {
                    holders.add(Long.parseLong(words.get(4)));
                }
            }
            holders.remove(ProcessHandle.current().pid());
            return holders.stream().map(LockHolders::shown).collect(Collectors.joining(" and "));
        } catch (IOException | UnsupportedOperationException | NumberFormatException e) {
            return "";
        }
    }

    /** Device and number of each file, as the list has them. */
    private static Set<String> places(Path database) throws IOException {
        List<String> places = new ArrayList<>();
        for (String suffix : FILES) {
            Path file = database.resolveSibling(database.getFileName() + suffix);
            if (Files.exists(file)) {
                long device = (Long) Files.getAttribute(file, "unix:dev");
                long major = device >> 8 & 0xFFF | device >> 32 & ~0xFFFL;
                long minor = device & 0xFF | device >> 12 & ~0xFFL;
                places.add(String.format(
                        Locale.ROOT,
                        "%02x:%02x:%d",
                        major,
                        minor,
                        ((Number) Files.getAttribute(file, "unix:ino")).longValue()));
            }
        }
        return Set.copyOf(places);
    }

    private static String shown(long process) {
        return "process " + process
                + ProcessHandle.of(process)
                        .flatMap(handle -> handle.info().command())
                        .map(command -> " (" + Path.of(command).getFileName() + ")")
                        .orElse("");
    }
}
