package io.driftgate.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.diff.Difference;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Schema;
import io.driftgate.source.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What holds for any two schemas. */
final class Laws {

    private Laws() {}

    static void hold(Schema expected, Schema actual, SchemaDiff diff) throws IOException {
        assertEquals(List.of(), TestDatabases.diff(expected, expected).differences(), "a schema equals itself");
        assertEquals(List.of(), TestDatabases.diff(actual, actual).differences(), "a schema equals itself");
        assertEquals(
                lines(diff.mirrored()),
                lines(TestDatabases.diff(actual, expected)),
                "the other direction mirrors this one");
        assertEquals(expected, throughFile(expected), "a snapshot file read back is equal");
        assertEquals(actual, throughFile(actual), "a snapshot file read back is equal");
    }

    private static List<String> lines(SchemaDiff diff) {
        return diff.differences().stream().map(Difference::toString).toList();
    }

    private static Schema throughFile(Schema schema) throws IOException {
        Path file = Files.createTempFile("driftgate-test", ".json");
        try {
            SnapshotFile.write(schema, file);
            return SnapshotFile.read(file);
        } finally {
            Files.delete(file);
        }
    }
}
