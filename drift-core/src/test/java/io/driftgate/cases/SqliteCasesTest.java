package io.driftgate.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.diff.Difference;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Schema;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case file of SQLite, with the laws. */
class SqliteCasesTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return CaseFile.all("sqlite").stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> {
                    Schema expected = TestDatabases.load(TestDatabases.SQLITE, file.expected());
                    Schema actual = TestDatabases.load(TestDatabases.SQLITE, file.actual());
                    SchemaDiff diff = TestDatabases.diff(expected, actual);
                    assertEquals(
                            String.join("\n", file.differences()),
                            String.join(
                                    "\n",
                                    diff.differences().stream()
                                            .map(Difference::toString)
                                            .toList()));
                    Laws.hold(expected, actual, diff);
                }));
    }
}
