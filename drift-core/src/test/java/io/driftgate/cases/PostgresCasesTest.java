package io.driftgate.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.diff.Difference;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case file of PostgreSQL, with the laws. */
class PostgresCasesTest {
    private static final Engine POSTGRES = new Engine(Engine.POSTGRESQL, "15");

    @TestFactory
    Stream<DynamicTest> cases() {
        return CaseFile.all("postgres").stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> {
                    Schema expected = TestDatabases.load(POSTGRES, file.expected());
                    Schema actual = TestDatabases.load(POSTGRES, file.actual());
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
