package io.driftgate.it;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every folder of {@code src/it}, on every Maven that it names. */
class ScenarioIT {
    private static final int AT_LEAST = 10;
    private static final LiveDatabases DATABASES = new LiveDatabases();

    @AfterAll
    static void endServer() throws IOException {
        DATABASES.close();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    List<DynamicTest> scenarios() throws IOException {
        String only = System.getProperty("it.only", "");
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : folders(only)) {
            Scenario scenario = Scenario.read(folder);
            for (String maven : scenario.mavens()) {
                tests.add(dynamicTest(
                        scenario.name() + ", Maven " + maven, () -> new ScenarioRun(scenario, maven).run(DATABASES)));
            }
        }
        assertTrue(!only.isEmpty() || tests.size() >= AT_LEAST, () -> "only " + tests.size() + " scenarios were found");
        return tests;
    }

    private static List<Path> folders(String only) throws IOException {
        try (Stream<Path> folders = Files.list(Place.SCENARIOS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("scenario.properties")))
                    .filter(folder ->
                            only.isEmpty() || List.of(only.split(",")).contains(String.valueOf(folder.getFileName())))
                    .sorted()
                    .toList();
        }
    }
}
