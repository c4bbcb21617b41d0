package io.driftgate.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.diff.Difference;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs the case files of one engine: the differences as the file says them, and the laws. With {@code -Ddriftgate.cases=} and
 * a regular expression only those whose names fit.
 */
final class CaseRun {

    private CaseRun() {}

    /** @param newest for facts that the engine does not have */
    static Stream<DynamicTest> of(String folder, Engine engine, Engine newest) {
        String only = System.getProperty("driftgate.cases", ".*");
        return CaseFile.all(folder).stream()
                .filter(file -> file.name().matches(only))
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> run(file, file.newest() ? newest : engine)));
    }

    private static void run(CaseFile file, Engine engine) throws Exception {
        Schema expected = TestDatabases.load(engine, file.expected());
        Schema actual = TestDatabases.load(engine, file.actual());
        SchemaDiff diff = TestDatabases.diff(expected, actual);
        List<String> found = diff.differences().stream().map(CaseRun::onOneLine).toList();
        assertEquals(String.join("\n", file.differences()), String.join("\n", found));
        Laws.hold(expected, actual, diff);
    }

    private static String onOneLine(Difference difference) {
        return difference.toString().replaceAll("\\n *", " ");
    }
}
