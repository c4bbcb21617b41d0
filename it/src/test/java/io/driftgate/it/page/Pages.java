package io.driftgate.it.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.report.DriftDocument;
import io.driftgate.report.DriftFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pages that are looked at.
 *
 * @param shop a drifted, an unreachable and a clean database after fourteen nights
 * @param many 5,000 differences
 * @param none a run that was given no databases
 */
record Pages(Path shop, Path many, Path none) {
    private static final String TITLE = "Drift report";
    private static final int TABLES = 1_000;

    /** Makes them anew below the folder. */
    static Pages make(Path folder) throws IOException, SQLException {
        remove(folder);
        Files.createDirectories(folder);
        try (Shop shop = new Shop(folder)) {
            return new Pages(
                    page(shop.nights(), folder.resolve("shop.html")),
                    page(shop.diff(tables("TEXT"), tables("INTEGER")), folder.resolve("many.html")),
                    page(new DriftDocument(Instant.parse("2026-03-14T01:00:00Z")).json(), folder.resolve("none.html")));
        }
    }

    private static Path page(ObjectNode document, Path file) throws IOException {
        DriftFiles.html(document, TITLE, file);
        return file;
    }

    private static String tables(String type) {
        return IntStream.rangeClosed(1, TABLES)
                .mapToObj(number -> "CREATE TABLE t%1$04d (id INTEGER, a %2$s, b %2$s, c %2$s, d %2$s, e %2$s);"
                        .formatted(number, type))
                .collect(Collectors.joining("\n"));
    }

    List<Path> all() {
        return List.of(shop, many, none);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
