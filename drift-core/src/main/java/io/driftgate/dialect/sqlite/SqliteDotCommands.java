package io.driftgate.dialect.sqlite;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands of the {@code sqlite3} shell in a script: those that only shape its output mean nothing here, all others do. */
final class SqliteDotCommands {
    private static final Set<String> OUTPUT_ONLY = Set.of(
            ".bail",
            ".binary",
            ".changes",
            ".databases",
            ".dbinfo",
            ".dump",
            ".echo",
            ".eqp",
            ".excel",
            ".explain",
            ".fullschema",
            ".headers",
            ".header",
            ".help",
            ".indexes",
            ".indices",
            ".lint",
            ".log",
            ".mode",
            ".nullvalue",
            ".once",
            ".output",
            ".print",
            ".progress",
            ".prompt",
            ".scanstats",
            ".schema",
            ".separator",
            ".show",
            ".stats",
            ".tables",
            ".timeout",
            ".timer",
            ".trace",
            ".version",
            ".vfsinfo",
            ".vfslist",
            ".vfsname",
            ".width");

    private static final Map<String, String> REMEDIES = Map.of(
            ".read", "put that file's statements in its place",
            ".import", "write the rows as INSERT statements",
            ".open", "a migration runs in the database it was started for; remove the line",
            ".load", "extensions cannot be loaded here; remove the line",
            ".quit", "remove the line and all that follows it",
            ".exit", "remove the line and all that follows it",
            ".restore", "restore a backup outside of the script and remove the line",
            ".backup", "take backups outside of the script and remove the line");

    private SqliteDotCommands() {}

    /** Why the line cannot be honoured and what to do; null if it may be skipped. */
    static @Nullable String refusal(String line) {
        String command = line.split("[\\s(]", 2)[0].toLowerCase(Locale.ROOT);
        if (OUTPUT_ONLY.contains(command)) {
            return null;
        }
        String remedy = REMEDIES.getOrDefault(command, "write it as SQL or remove the line");
        return "the sqlite3 shell command " + command + " cannot be run here; " + remedy;
    }
}
