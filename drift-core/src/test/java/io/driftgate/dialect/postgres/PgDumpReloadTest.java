package io.driftgate.dialect.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftgate.dialect.ScratchDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A file that pg_dump wrote, loaded through splitter and runner, gives a database that dumps to the same file. */
final class PgDumpReloadTest {

    @Test
    void aDumpLoadsWithItsDataAndDumpsTheSame() throws Exception {
        assumeTrue(major() >= 15, "skipped: there is no pg_dump of version 15 or later on the PATH");
        try (EmbeddedScratchServer server =
                        EmbeddedScratchServer.start(15, TestPostgres.binaries(), TestPostgres.cache());
                ScratchDatabase original = server.create();
                ScratchDatabase copy = server.create()) {
            ScriptLoader.load(original, text());
            String first = dump(original, server.password());
            ScriptLoader.load(copy, first);
            assertEquals(plain(first), plain(dump(copy, server.password())));
        }
    }

    private static String text() throws IOException {
        try (InputStream in = PgDumpReloadTest.class.getResourceAsStream("dumped.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The key of {@code \restrict} is another one each time. */
    private static String plain(String dump) {
        assertFalse(dump.isBlank());
        return dump.lines()
                .filter(line -> !line.matches("\\\\(un)?restrict .*"))
                .collect(Collectors.joining("\n"));
    }

    private static int major() {
        try {
            String version = run(List.of("pg_dump", "--version"), "");
            return Integer.parseInt(version.replaceFirst("(?s).* (\\d+)[.\\d]*.*", "$1"));
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static String dump(ScratchDatabase database, String password) throws SQLException, IOException {
        String url;
        try (Connection connection = database.connect()) {
            url = connection.getMetaData().getURL();
        }
        String target = url.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
        return run(List.of("pg_dump", "--username=postgres", "--dbname=" + target), password);
    }

    private static String run(List<String> command, String password) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PGPASSWORD", password);
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
