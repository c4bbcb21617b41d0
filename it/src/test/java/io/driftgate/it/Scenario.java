package io.driftgate.it;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A folder of {@code src/it}. Its {@code scenario.properties}:
 *
 * <pre>
 * database   = sqlite | postgresql | none      made out of database.sql before the first run
 * mavens     = 3.6.3, 4.0.0-rc-4               default 3.9.16
 * run.1      = verify -Ddb.url=${url}          what is typed after mvn -B; runs follow each other
 * result.1   = success | refused | fault       default success
 * env.NAME   = value                           for every run
 * </pre>
 *
 * Beside it {@code console.1.txt}: lines that the first run must print, with {@code !} in front those that it must not; and
 * {@code expected.1/…}: files of {@code target/driftgate} as they must be afterwards.
 */
record Scenario(Path folder, String database, List<String> mavens, List<Run> runs, Map<String, String> environment) {
    static final String DEFAULT_MAVEN = "3.9.16";

    /** One start of Maven. */
    record Run(int number, String arguments, Outcome outcome) {

        /** Whether stack traces were not asked for. */
        boolean isTerse() {
            return !arguments.contains("-X") && !arguments.contains("-e ");
        }
    }

    static Scenario read(Path folder) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve("scenario.properties"))) {
            properties.load(in);
        }
        List<Run> runs = new ArrayList<>();
        for (int number = 1; properties.containsKey("run." + number); number++) {
            runs.add(new Run(
                    number,
                    properties.getProperty("run." + number),
                    Outcome.valueOf(properties
                            .getProperty("result." + number, "success")
                            .toUpperCase(java.util.Locale.ROOT))));
        }
        if (runs.isEmpty()) {
            throw new IllegalStateException(folder + " has no run.1");
        }
        return new Scenario(
                folder,
                properties.getProperty("database", "none"),
                List.of(properties.getProperty("mavens", DEFAULT_MAVEN).split("\\s*,\\s*")),
                List.copyOf(runs),
                environment(properties));
    }

    String name() {
        return folder.getFileName().toString();
    }

    private static Map<String, String> environment(Properties properties) {
        Map<String, String> environment = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith("env.")) {
                environment.put(key.substring("env.".length()), properties.getProperty(key));
            }
        }
        return Map.copyOf(environment);
    }
}
