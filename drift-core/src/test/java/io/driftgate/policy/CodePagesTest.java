package io.driftgate.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.diff.DifferenceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that a finding can have is explained under docs/codes, and no page explains one that none can have. */
class CodePagesTest {
    private static final Path PAGES = Path.of("..", "docs", "codes");

    @Test
    void everyCodeHasItsPageAndNoPageIsWithoutACode() throws IOException {
        assertEquals(titles(), pages());
    }

    @Test
    void theIndexLinksEveryPage() throws IOException {
        String index = Files.readString(PAGES.resolve("README.md"));

        titles().keySet().forEach(code -> assertTrue(index.contains("](" + code + ".md)"), code));
    }

    /** The first line that each page must have, by code. */
    private static Map<String, String> titles() {
        Map<String, String> titles = new TreeMap<>();
        for (Code.Family family : Code.Family.values()) {
            for (DifferenceKind kind : DifferenceKind.values()) {
                add(titles, Code.of(family, kind));
            }
        }
        add(titles, Code.COLUMN_ORDER);
        add(titles, Code.FOREIGN_SCHEMA);
        return titles;
    }

    private static void add(Map<String, String> titles, Code code) {
        titles.put(code.id(), "# " + code.id() + ": " + code.title());
    }

    private static Map<String, String> pages() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path page : files.filter(file -> !file.endsWith("README.md")).toList()) {
                String name = page.getFileName().toString();
                pages.put(name.replace(".md", ""), Files.readAllLines(page).get(0));
            }
        }
        return pages;
    }
}
