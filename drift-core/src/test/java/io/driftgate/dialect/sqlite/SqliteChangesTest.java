package io.driftgate.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.Laws;
import io.driftgate.cases.TestDatabases;
import io.driftgate.diff.Difference;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One rich schema and many single changes to it: each is found under its right name, and nothing else is reported. */
class SqliteChangesTest {
    private static final String SCHEMA = resource("schema.sql");

    /** @param expected the differences, one a line */
    private record Change(String expected, String sql) {}

    @Test
    void everyChangeIsFoundAndNothingElse() throws Exception {
        Schema schema = load(SCHEMA);
        List<Change> changes = changes(resource("changes.sql"));
        List<String> wrong = new ArrayList<>();
        for (Change change : changes) {
            Schema changed = load(change);
            expect(change.expected(), said(schema, changed), change, wrong);
            expect("", said(changed, changed), change, wrong);
        }
        System.out.println(changes.size() - wrong.size() + " of " + changes.size()
                + " changes to the SQLite schema found, nothing else reported");
        assertEquals("", String.join("\n", wrong));
        assertTrue(changes.size() >= 60, changes.size() + " changes");
    }

    @Test
    void theSameSchemaLoadedAgainIsEqual() throws Exception {
        assertEquals("", said(load(SCHEMA), load(SCHEMA)));
    }

    @Test
    void theLawsHoldForEveryChange() throws Exception {
        Schema schema = load(SCHEMA);
        for (Change change : changes(resource("changes.sql"))) {
            Schema changed = load(change);
            SchemaDiff diff = TestDatabases.diff(schema, changed);
            Laws.fingerprintsFollow(schema, changed, diff);
            assertEquals(diff.mirrored(), TestDatabases.diff(changed, schema), () -> change.sql());
        }
    }

    private static Schema load(String sql) throws SQLException, IOException {
        return TestDatabases.load(TestDatabases.SQLITE, sql);
    }

    private static Schema load(Change change) throws SQLException, IOException {
        try {
            return load(SCHEMA + change.sql());
        } catch (RuntimeException e) {
            throw new AssertionError(change.sql() + "\n" + e.getMessage(), e);
        }
    }

    private static void expect(String expected, String said, Change change, List<String> wrong) {
        if (!said.equals(expected)) {
            wrong.add("--- " + change.sql() + "\nexpected:\n" + expected + "\nsaid:\n" + said + "\n");
        }
    }

    private static String said(Schema expected, Schema actual) {
        return TestDatabases.diff(expected, actual).differences().stream()
                .map(SqliteChangesTest::line)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** Kind, object and path, and the names of the properties, without their values. */
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

    private static List<Change> changes(String text) {
        List<Change> changes = new ArrayList<>();
        for (String block : text.split("\n\n+(?=--> )")) {
            List<String> lines = block.lines().toList();
            String expected = lines.stream()
                    .filter(line -> line.startsWith("--> "))
                    .map(line -> line.substring(4).strip())
                    .filter(line -> !line.equals("nothing"))
                    .sorted()
                    .collect(Collectors.joining("\n"));
            String sql = lines.stream().filter(line -> !line.startsWith("--> ")).collect(Collectors.joining("\n"));
            changes.add(new Change(expected, sql));
        }
        return changes;
    }

    static String resource(String name) {
        try (InputStream stream =
                Objects.requireNonNull(SqliteChangesTest.class.getResourceAsStream("/changes/sqlite/" + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
