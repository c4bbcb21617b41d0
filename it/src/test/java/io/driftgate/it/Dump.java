package io.driftgate.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the database's own program writes about it: {@code pg_dump} the schema, since others may be writing rows, {@code
 * sqlite3} schema and rows. The history table is left out.
 */
final class Dump {
    private static final String SQLITE = "jdbc:sqlite:";

    private Dump() {}

    static String of(LiveDatabase database) throws IOException, InterruptedException {
        return database.url().startsWith(SQLITE) ? sqlite(database) : postgres(database);
    }

    private static String postgres(LiveDatabase database) throws IOException, InterruptedException {
        String written = run(
                List.of(
                        "pg_dump",
                        "--schema-only",
                        "--exclude-table=schema_migrations*",
                        "--username=" + database.owner().user(),
                        "--dbname=" + database.url().replaceFirst("^jdbc:", "")),
                database.owner().password());
        // Its key is another one each time.
        return written.lines()
                .filter(line -> !line.matches("\\\\(un)?restrict .*"))
                .collect(Collectors.joining("\n"));
    }

    private static String sqlite(LiveDatabase database) throws IOException, InterruptedException {
        String file = database.url().substring(SQLITE.length());
        return run(List.of("sqlite3", file, ".dump"), "")
                .replaceAll("(?s)CREATE TABLE (?:IF NOT EXISTS )?\"?schema_migrations\"?\\s*\\(.*?\\);\\R", "")
                .replaceAll("(?m)^INSERT INTO \"?(schema_migrations|sqlite_sequence)\"?[ (].*\\R", "")
                .replace("DELETE FROM sqlite_sequence;\n", "");
    }

    private static String run(List<String> command, String password) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PGPASSWORD", password);
        Process process = builder.start();
        String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed.");
        }
        return written;
    }
}
