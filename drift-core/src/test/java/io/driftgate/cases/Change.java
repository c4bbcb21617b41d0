package io.driftgate.cases;

import io.driftgate.diff.Difference;
import io.driftgate.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A change to an engine's rich schema and what must be said of it. In {@code changes.sql} a block each, which begins with
 * lines {@code --> } that say it: {@code nothing}, or differences; {@code since 15} names the first major version that knows
 * the statement.
 *
 * @param since 0: every version
 * @param expected kind, object, path and the names of the properties; a line each, sorted
 */
public record Change(int since, String expected, String sql) {
    private static final Path FOLDER = Path.of("src/test/resources/changes");
    private static final String MARK = "--> ";
    private static final String SINCE = "since ";

    /** @param engine the folder's name */
    public static String schema(String engine) throws IOException {
        return Files.readString(FOLDER.resolve(engine).resolve("schema.sql"));
    }

    /** @param engine the folder's name */
    public static List<Change> all(String engine) throws IOException {
        List<Change> changes = new ArrayList<>();
        String text = Files.readString(FOLDER.resolve(engine).resolve("changes.sql"));
        for (String block : text.split("\n\n+(?=--> )")) {
            changes.add(of(block.lines().toList()));
        }
        return changes;
    }

    private static Change of(List<String> lines) {
        List<String> said = lines.stream()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()).strip())
                .toList();
        int since = said.stream()
                .filter(line -> line.startsWith(SINCE))
                .mapToInt(line -> Integer.parseInt(line.substring(SINCE.length())))
                .findFirst()
                .orElse(0);
        String expected = said.stream()
                .filter(line -> !line.startsWith(SINCE) && !line.equals("nothing"))
                .sorted()
                .collect(Collectors.joining("\n"));
        String sql = lines.stream().filter(line -> !line.startsWith(MARK)).collect(Collectors.joining("\n"));
        return new Change(since, expected, sql);
    }

    /** How two schemas differ, written as {@link #expected} is. */
    public static String said(Schema expected, Schema actual) {
        return TestDatabases.diff(expected, actual).differences().stream()
                .map(Change::line)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** What is wrong with what was said, for a message; empty if it is as expected. */
    public String wrong(String said) {
        return said.equals(expected) ? "" : "--- " + sql + "\nexpected:\n" + expected + "\nsaid:\n" + said + "\n";
    }

    private static String line(Difference difference) {
        String head = new Difference(
                        difference.kind(),
                        difference.object(),
                        difference.path(),
                        difference.renamedFrom(),
                        List.of(),
                        null,
                        null)
                .toString();
        String properties = difference.properties().stream()
                .map(change -> change.property().label())
                .collect(Collectors.joining(", "));
        return properties.isEmpty() ? head : head + ": " + properties;
    }
}
