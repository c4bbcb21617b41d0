package io.driftgate.migration.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a migration leaves behind, looked for by queries of its own that stand at the head of its file: one a unit, {@code
 * together} if it is committed with its record, {@code alone} if it cannot be; {@code ?} where there is nothing to see.
 */
record Effects(String script, List<Unit> units) {

    record Unit(boolean alone, String query) {
        /** Whether it is there; empty if that cannot be seen. */
        Optional<Boolean> isThere(CrashSite.Live live) throws SQLException {
            if (query.equals("?")) {
                return Optional.empty();
            }
            try {
                List<String> found = live.rows(query);
                return Optional.of(found.size() == 1 && List.of("t", "1", "wal").contains(found.get(0)));
            } catch (SQLException e) {
                String message = String.valueOf(e.getMessage());
                if (message.contains("does not exist") || message.contains("no such table")) {
                    return Optional.of(false);
                }
                throw e;
            }
        }
    }

    /** In the order in which they run. */
    static List<Effects> of(Path migrations) throws IOException {
        return of(migrations, name -> !isWayBack(name));
    }

    /** What undoing leaves behind, by the version; of down scripts that have such a head. */
    static Map<String, Effects> ofWaysBack(Path migrations) throws IOException {
        return of(migrations, Effects::isWayBack).stream()
                .filter(effects -> !effects.units().isEmpty())
                .collect(Collectors.toMap(effects -> effects.script().substring(1, 3), effects -> effects));
    }

    private static boolean isWayBack(String name) {
        return name.startsWith("U");
    }

    private static List<Effects> of(Path migrations, Predicate<String> wanted) throws IOException {
        List<Effects> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(migrations)) {
            for (Path file : files.filter(one -> wanted.test(one.getFileName().toString()))
                    .sorted(java.util.Comparator.comparing(
                                    (Path path) -> path.getFileName().toString().startsWith("R"))
                            .thenComparing(path -> path.getFileName().toString()))
                    .toList()) {
                all.add(of(file.getFileName().toString(), Files.readAllLines(file)));
            }
        }
        return all;
    }

    private static Effects of(String name, List<String> lines) {
        List<Unit> units = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("-- alone: ")) {
                units.add(new Unit(true, line.substring("-- alone: ".length())));
            } else if (line.startsWith("-- together: ")) {
                units.add(new Unit(false, line.substring("-- together: ".length())));
            }
        }
        return new Effects(name, units);
    }

    boolean isAtomic() {
        return units.stream().noneMatch(Unit::alone);
    }
}
