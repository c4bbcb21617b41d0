package io.driftgate.dialect.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A change to the rich schema and what must be said of it.
 *
 * @param since the first major version that knows the statement
 * @param expected kind, object, path and the names of the properties, sorted
 */
record PostgresChange(int since, List<String> expected, String sql) {
    private static final Path FOLDER = Path.of("src/test/resources/changes/postgres");
    private static final String SINCE = "since ";

    static String schema() throws IOException {
        return Files.readString(FOLDER.resolve("schema.sql"));
    }

    static List<PostgresChange> all() throws IOException {
        List<PostgresChange> changes = new ArrayList<>();
        for (String block : Files.readString(FOLDER.resolve("changes.sql")).split("\n\n+(?=--> )")) {
            changes.add(of(block.lines().toList()));
        }
        return changes;
    }

    private static PostgresChange of(List<String> lines) {
        List<String> said = lines.stream()
                .filter(line -> line.startsWith("--> "))
                .map(line -> line.substring(4).strip())
                .toList();
        int since = said.stream()
                .filter(line -> line.startsWith(SINCE))
                .mapToInt(line -> Integer.parseInt(line.substring(SINCE.length())))
                .findFirst()
                .orElse(0);
        List<String> expected = said.stream()
                .filter(line -> !line.startsWith(SINCE) && !line.equals("nothing"))
                .sorted()
                .toList();
        String sql = String.join(
                "\n", lines.stream().filter(line -> !line.startsWith("--> ")).toList());
        return new PostgresChange(since, expected, sql);
    }
}
