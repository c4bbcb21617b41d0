package io.driftgate.dialect.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A file that pg_dump wrote, loaded through splitter and runner, gives a database that dumps to the same file. */
final class PgDumpReloadTest {

    @Test
    void aDumpLoadsWithItsDataAndDumpsTheSame() throws Exception {
        assumeTrue(major() >= 15, "skipped: there is no pg_dump of version 15 or later on the PATH");
        EmbeddedPostgres host = TestPostgres.server(15);
        EmbeddedScratchServer server = EmbeddedScratchServer.start(15, TestPostgres.binaries(), TestPostgres.cache());
        host.execute("CREATE DATABASE dumped");
        try (server;
                ScratchDatabase copy = server.create()) {
            try (var connection = host.connect("dumped")) {
                connection.createStatement().execute(new String(
                        getClass().getResourceAsStream("dumped.sql").readAllBytes(), StandardCharsets.UTF_8));
            }
            String first = dump(host.url("dumped"), host.password());
            ScriptLoader.load(copy, first);
            try (var connection = copy.connect()) {
                String url = connection.getMetaData().getURL();
                assertEquals(plain(first), plain(dump(url, server.password())));
            }
        } finally {
            host.execute("DROP DATABASE dumped WITH (FORCE)");
            host.execute("DROP ROLE dump_reader");
        }
    }

    /** The key of {@code \restrict} is another one each time. */
    private static String plain(String dump) {
        assertFalse(dump.isBlank());
        return dump.lines().filter(line -> !line.matches("\\\\(un)?restrict .*")).collect(Collectors.joining("\n"));
    }

    private static int major() {
        try {
            String version = run(List.of("pg_dump", "--version"), "");
            return Integer.parseInt(version.replaceFirst("(?s).* (\\d+)[.\\d]*.*", "$1"));
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static String dump(String url, String password) throws IOException {
        String target = url.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
        return run(List.of("pg_dump", "--username=postgres", "--dbname=" + target), password);
    }

    private static String run(List<String> command, String password) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PGPASSWORD", password);
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
