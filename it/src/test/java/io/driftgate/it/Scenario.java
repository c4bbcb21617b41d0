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
 * database   = sqlite | postgresql | postgresql-createdb | none      made out of database.sql before the first run
 * database.dev = tables.sql, rows.sql          a further PostgreSQL database, made out of these
 * mavens     = 3.6.3, 4.0.0-rc-4               default 3.9.16
 * run.1      = verify -Ddb.url=${url}          what is typed after mvn -B; runs follow each other
 * result.1   = success | refused | fault       default success
 * dump.2     = 0                               its {@link Dump} after run 2 must be that of before the first
 * env.NAME   = value                           for every run
 * </pre>
 *
 * Beside it {@code console.1.txt}: lines that the first run must print, with {@code !} in front those that it must not; and
 * {@code expected.1/…}: files of {@code target/driftgate} as they must be afterwards. {@code before.1.sql}: what somebody does
 * in the database before that run; {@code before.1/…}: files that come to the project before it. {@code after.1.sql}: what
 * queries must find after it, see {@link RowCheck}. {@code servers.xml}: what stands in the settings' {@code <servers>}. {@code
 * meanwhile.sql} and {@code writing.sql}: what {@link OtherSession}s do.
 *
 * <p>In all of them stand for the database: <code>${url}</code>, <code>${name}</code>, <code>${user}</code>, <code>${password}</code>, <code>
 * ${encryptedPassword}</code>, and <code>${reader}</code> with <code>${readerPassword}</code>, a role that may only connect;
 * for a further one <code>${dev.url}</code> and so on.
 */
record Scenario(
        Path folder,
        String database,
        Map<String, List<String>> databases,
        List<String> mavens,
        List<Run> runs,
        Map<Integer, Integer> equalDumps,
        Map<String, String> environment) {
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
                databases(properties),
                list(properties.getProperty("mavens", DEFAULT_MAVEN)),
                List.copyOf(runs),
                equalDumps(properties),
                startingWith("env.", properties));
    }

    String name() {
        return folder.getFileName().toString();
    }

    private static List<String> list(String text) {
        return List.of(text.split("\\s*,\\s*"));
    }

    private static Map<String, List<String>> databases(Properties properties) {
        Map<String, List<String>> databases = new TreeMap<>();
        startingWith("database.", properties).forEach((name, scripts) -> databases.put(name, list(scripts)));
        return Map.copyOf(databases);
    }

    private static Map<Integer, Integer> equalDumps(Properties properties) {
        Map<Integer, Integer> equal = new TreeMap<>();
        startingWith("dump.", properties)
                .forEach((run, earlier) -> equal.put(Integer.valueOf(run), Integer.valueOf(earlier)));
        return Map.copyOf(equal);
    }

    private static Map<String, String> startingWith(String prefix, Properties properties) {
        Map<String, String> found = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), properties.getProperty(key));
            }
        }
        return Map.copyOf(found);
    }
}
