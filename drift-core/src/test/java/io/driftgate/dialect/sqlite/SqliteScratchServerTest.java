package io.driftgate.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScratchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteScratchServerTest {
    @TempDir
    private Path parent;

    @Test
    void makesAFileOfTheOwnersAloneAndRemovesEverything() throws Exception {
        try (SqliteScratchServer server = new SqliteScratchServer(parent)) {
            try (ScratchDatabase scratch = server.create();
                    Connection connection = scratch.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("CREATE TABLE a (b)");
                List<Path> files = files();
                assertEquals(4, files.size(), files::toString);
                for (Path file : files) {
                    assertEquals(
                            "rw-------",
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                            file::toString);
                }
                assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())));
            }
            assertEquals(List.of(), files());
        }
    }

    @Test
    void connectionsSeeOneDatabaseAndDatabasesDoNotSeeEachOther() throws Exception {
        SqliteScratchServer server = new SqliteScratchServer(parent);
        try (ScratchDatabase one = server.create();
                ScratchDatabase other = server.create();
                Connection first = one.connect();
                Connection second = one.connect();
                Connection third = other.connect()) {
            Sqlite.run(first, "CREATE TABLE a (b);");
            assertEquals(1, Sqlite.inventory(second).relations().size());
            assertEquals(0, Sqlite.inventory(third).relations().size());
        }
        assertEquals(List.of(), files());
    }

    /** The owner is killed: what it left is removed by the next create, and what others still use is not. */
    @Test
    void leftoversOfAKilledProcessAreRemoved() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("ready", output.readLine());
            List<Path> theirs = files();
            assertEquals(2, theirs.size(), theirs::toString);
            SqliteScratchServer server = new SqliteScratchServer(parent);
            try (ScratchDatabase own = server.create()) {
                assertEquals(4, files().size(), "the database of a living process stays");
                owner.destroyForcibly();
                assertTrue(owner.waitFor(30, TimeUnit.SECONDS));
                try (ScratchDatabase another = server.create()) {
                    List<Path> left = files();
                    assertEquals(4, left.size(), left::toString);
                    assertTrue(theirs.stream().noneMatch(left::contains), "the leftovers are gone");
                    assertNotEquals(own, another);
                }
            }
        } finally {
            owner.destroyForcibly();
        }
        assertEquals(List.of(), files());
    }

    @Test
    void refusesADirectoryThatOthersMayWrite() throws Exception {
        Files.createDirectory(directory());
        Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxrwxrwx"));
        ScratchException refused = assertThrows(ScratchException.class, () -> new SqliteScratchServer(parent).create());
        assertEquals(
                directory() + " belongs to somebody else or may be written by others; remove it", refused.getMessage());
    }

    @Test
    void refusesALinkInPlaceOfItsDirectory() throws Exception {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Files.createSymbolicLink(directory(), elsewhere);
        ScratchException refused = assertThrows(ScratchException.class, () -> new SqliteScratchServer(parent).create());
        assertEquals(directory() + " is no directory; remove it", refused.getMessage());
    }

    @Test
    void saysWhatItRunsOn() throws Exception {
        assertTrue(new SqliteScratchServer(parent).engine().toString().matches("SQLite 3\\.\\d+\\.\\d+"));
    }

    private Path directory() {
        return parent.resolve("driftgate-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9_-]", "_"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.sorted().toList();
        }
    }

    /** Makes a scratch database and waits to be killed. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            ScratchDatabase scratch = new SqliteScratchServer(Path.of(arguments[0])).create();
            System.out.println(scratch.toString().isEmpty() ? "" : "ready");
            Thread.sleep(60_000);
        }
    }
}
