package io.driftgate.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
        Map<String, LiveDatabase> all = make(databases);
        values.put("version", Place.VERSION);
        values.put("basedir", directory.toString());
        MavenRun start = new MavenRun(maven, directory, servers(), environment());
        LiveDatabase main = Objects.requireNonNull(all.get(""));
        Dumps dumps = new Dumps(scenario.equalDumps(), main);
        dumps.after(0);
        try (OtherSession others = OtherSession.begin(main, scenario.folder())) {
            for (Scenario.Run run : scenario.runs()) {
                prepare(run, main);
                List<String> arguments = Arrays.stream(run.arguments().split("\\s+"))
                        .map(this::filledIn)
                        .toList();
                check(run, start.with(arguments), all.values());
                Path rows = scenario.folder().resolve("after." + run.number() + ".sql");
                if (Files.exists(rows)) {
                    RowCheck.run(rows, main);
                }
                dumps.after(run.number());
            }
            boolean isWritten = Files.exists(scenario.folder().resolve("writing.sql"));
            assertEquals(isWritten, others.written() > 0, "whether somebody wrote into the database meanwhile");
        }
    }

    private void prepare(Scenario.Run run, LiveDatabase database) throws Exception {
        Path script = scenario.folder().resolve("before." + run.number() + ".sql");
        if (Files.exists(script)) {
            try (Connection connection = database.connect()) {
                SqlText.run(connection, Files.readString(script));
            }
        }
        Path files = scenario.folder().resolve("before." + run.number());
        if (Files.isDirectory(files)) {
            WorkCopy.add(files, directory);
        }
    }

    /** The databases by name; the main one has none. */
    private Map<String, LiveDatabase> make(LiveDatabases databases) throws Exception {
        Map<String, LiveDatabase> all = new TreeMap<>();
        Path script = scenario.folder().resolve("database.sql");
        List<Path> scripts = Files.exists(script) ? List.of(script) : List.of();
        all.put("", databases.make(scenario.database(), scripts, directory));
        for (Map.Entry<String, List<String>> further : scenario.databases().entrySet()) {
            List<Path> files =
                    further.getValue().stream().map(scenario.folder()::resolve).toList();
            all.put(further.getKey(), databases.make("postgresql", files, directory));
        }
        all.forEach((name, database) ->
                database.values().forEach((key, value) -> values.put(name.isEmpty() ? key : name + "." + key, value)));
        return all;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        scenario.environment().forEach((name, value) -> environment.put(name, filledIn(value)));
        return environment;
    }

    private String servers() throws IOException {
        Path file = scenario.folder().resolve("servers.xml");
        return Files.exists(file) ? filledIn(Files.readString(file)) : "";
    }

    private void check(Scenario.Run run, MavenRun.Ended ended, Collection<LiveDatabase> databases) throws IOException {
        String console = ended.console();
        String context = "run " + run.number() + " in " + directory + " printed:\n" + console;
        assertEquals(run.outcome(), ended.outcome(), context);
        assertAll(
                () -> assertTrue(
                        databases.stream().noneMatch(database -> database.isGivenAway(console)),
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
