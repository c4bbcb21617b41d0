package io.driftgate.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One scenario on one Maven, in a fresh copy of its folder. */
final class ScenarioRun {
    private static final Pattern STACK = Pattern.compile("\\n\\s+at [a-z]\\w*\\.");

    private final Scenario scenario;
    private final String maven;
    private final Path directory;
    private final Map<String, String> values = new HashMap<>();

    ScenarioRun(Scenario scenario, String maven) {
        this.scenario = scenario;
        this.maven = maven;
        directory = Place.WORK.resolve(scenario.name() + "-" + maven);
    }

    void run(LiveDatabases databases) throws Exception {
        WorkCopy.make(scenario.folder(), directory);
        LiveDatabase database =
                databases.make(scenario.database(), scenario.folder().resolve("database.sql"), directory);
        values.putAll(database.values());
        values.put("version", Place.VERSION);
        values.put("basedir", directory.toString());
        Map<String, String> environment = new HashMap<>();
        scenario.environment().forEach((name, value) -> environment.put(name, filledIn(value)));
        for (Scenario.Run run : scenario.runs()) {
            List<String> arguments = Arrays.stream(run.arguments().split("\\s+"))
                    .map(this::filledIn)
                    .toList();
            check(run, MavenRun.start(maven, directory, arguments, environment), database);
        }
    }

    private void check(Scenario.Run run, MavenRun.Ended ended, LiveDatabase database) throws IOException {
        String console = ended.console();
        String context = "run " + run.number() + " in " + directory + " printed:\n" + console;
        assertEquals(run.outcome(), ended.outcome(), context);
        assertAll(
                () -> assertFalse(
                        !database.password().isEmpty() && console.contains(database.password()),
                        () -> "The password was printed; " + context),
                () -> assertFalse(
                        run.isTerse() && STACK.matcher(console).find(), () -> "A stack trace was printed; " + context),
                () -> assertFalse(console.contains("\u001b["), () -> "Colour in a batch build; " + context));
        checkLines(run, console, context);
        checkFiles(run);
    }

    private void checkLines(Scenario.Run run, String console, String context) throws IOException {
        Path file = scenario.folder().resolve("console." + run.number() + ".txt");
        if (!Files.exists(file)) {
            return;
        }
        for (String line : Files.readAllLines(file)) {
            String text = filledIn(line);
            if (text.startsWith("!")) {
                assertFalse(console.contains(text.substring(1)), () -> text + ", but " + context);
            } else {
                assertTrue(console.contains(text), () -> "\"" + text + "\" is missing: " + context);
            }
        }
    }

    private void checkFiles(Scenario.Run run) throws IOException {
        Path expected = scenario.folder().resolve("expected." + run.number());
        if (!Files.isDirectory(expected)) {
            return;
        }
        try (Stream<Path> files = Files.list(expected)) {
            for (Path file : files.toList()) {
                Path written = directory.resolve("target/driftgate").resolve(file.getFileName());
                assertEquals(
                        JsonFile.comparable(filledIn(Files.readString(file))),
                        JsonFile.comparable(Files.readString(written)),
                        () -> written + " is not as " + file + " has it");
            }
        }
    }

    private String filledIn(String text) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
