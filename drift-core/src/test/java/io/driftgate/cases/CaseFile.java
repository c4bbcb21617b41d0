package io.driftgate.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One fact in one file: the expected DDL, the actual DDL, and the differences as a person would say them.
 *
 * @param newest whether only the newest release of the engine has the fact; the first line of the file is then {@code -- newest}
 */
record CaseFile(String name, boolean newest, String expected, String actual, List<String> differences) {
    private static final List<String> SECTIONS = List.of("-- expected", "-- actual", "-- differences");
    private static final String NEWEST = "-- newest";

    static List<CaseFile> all(String engine) {
        Path folder = Path.of("src/test/resources/cases", engine);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(CaseFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CaseFile read(Path file) {
        Map<String, List<String>> sections = new HashMap<>();
        List<String> section = new ArrayList<>();
        boolean newest;
        try {
            List<String> lines = Files.readAllLines(file);
            newest = lines.get(0).strip().equals(NEWEST);
            for (String line : lines) {
                if (SECTIONS.contains(line.strip())) {
                    section = new ArrayList<>();
                    sections.put(line.strip(), section);
                } else {
                    section.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (sections.size() != SECTIONS.size()) {
            throw new IllegalArgumentException(file + " lacks one of " + SECTIONS);
        }
        return new CaseFile(
                String.valueOf(file.getFileName()),
                newest,
                String.join("\n", sections.get("-- expected")),
                String.join("\n", sections.get("-- actual")),
                sections.get("-- differences").stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList());
    }
}
