package io.driftgate.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.source.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What holds for any two schemas. */
public final class Laws {

    private Laws() {}

    static void hold(Schema expected, Schema actual, SchemaDiff diff) throws IOException {
        assertEquals(List.of(), TestDatabases.diff(expected, expected).differences(), "a schema equals itself");
        assertEquals(List.of(), TestDatabases.diff(actual, actual).differences(), "a schema equals itself");
        assertEquals(
                lines(diff.mirrored()),
                lines(TestDatabases.diff(actual, expected)),
                "the other direction mirrors this one");
        fingerprintsFollow(expected, actual, diff);
        assertEquals(expected, throughFile(expected), "a snapshot file read back is equal");
        assertEquals(actual, throughFile(actual), "a snapshot file read back is equal");
    }

    /** Equal fingerprints if and only if nothing differs but the order of columns, and the names of keys on SQLite. */
    public static void fingerprintsFollow(Schema expected, Schema actual, SchemaDiff diff) {
        boolean same = diff.differences().stream()
                .allMatch(difference -> difference.isOrderOnly() || isNameOfAKey(expected.engine(), difference));
        assertEquals(
                same,
                TestDatabases.fingerprint(expected).equals(TestDatabases.fingerprint(actual)),
                () -> "equal fingerprints with the differences " + lines(diff));
    }

    private static boolean isNameOfAKey(Engine engine, Difference difference) {
        return engine.is(Engine.SQLITE)
                && difference.kind() == DifferenceKind.RENAMED
                && difference.properties().isEmpty()
                && Set.of(ObjectType.PRIMARY_KEY, ObjectType.UNIQUE_CONSTRAINT, ObjectType.FOREIGN_KEY)
                        .contains(difference.object());
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
