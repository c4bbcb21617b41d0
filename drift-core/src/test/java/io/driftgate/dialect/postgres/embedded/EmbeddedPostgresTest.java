package io.driftgate.dialect.postgres.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.driftgate.dialect.ScratchException;
import io.driftgate.dialect.postgres.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedPostgresTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void isThereWhileItIsOpen(int major) throws Exception {
        long begun = System.nanoTime();
        EmbeddedPostgres server = start(major, TestPostgres.cache());
        System.out.println("PostgreSQL " + major + " started in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        try (server) {
            assertEquals(
                    List.of(Integer.toString(major), "127.0.0.1", "", "off", "UTC", "scram-sha-256"), facts(server));
            Path data = data().get(0);
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
            assertFalse(Files.exists(data.resolveSibling("template")));
        }
        assertEquals(List.of(), data());
        assertThrows(SQLException.class, () -> server.connect("postgres"));
        server.close();
    }

    @Test
    void nobodyEntersWithoutThePassword() {
        try (EmbeddedPostgres server = start(15, TestPostgres.cache())) {
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> DriverManager.getConnection(server.url("postgres"), server.user(), "postgres"));
            assertEquals("28P01", refused.getSQLState());
        }
    }

    @Test
    void twoUnpackIntoOneCacheAtOnce() throws Exception {
        Path cache = temporary.resolve("cache");
        CompletableFuture<EmbeddedPostgres> other = CompletableFuture.supplyAsync(() -> start(15, cache));
        try (EmbeddedPostgres one = start(15, cache);
                EmbeddedPostgres two = other.get()) {
            assertEquals("15", facts(one).get(0));
            assertEquals("15", facts(two).get(0));
        }
        String release = "15.19.0-" + PostgresPlatform.current().name();
        try (Stream<Path> left = Files.list(cache.resolve("postgres"))) {
            assertEquals(
                    List.of(release, release + "-cluster-2"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    /** What a killed process leaves is ended and removed by the next start, what a living one has is not. */
    @Test
    void theNextStartClearsUpAfterAKilledProcess() throws Exception {
        Process owner = ServerOwner.launch(temporary);
        assertEquals(15, owner.getInputStream().read(), "the owner's server runs");
        Path left = data().get(0);
        ProcessHandle server = PidFile.read(left).flatMap(PidFile::process).orElseThrow();
        owner.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertTrue(server.isAlive(), "a server survives its owner");

        try (EmbeddedPostgres living = start(15, TestPostgres.cache());
                EmbeddedPostgres next = start(15, TestPostgres.cache())) {
            assertFalse(server.isAlive());
            assertFalse(Files.exists(left.resolveSibling("postgres.log")));
            assertEquals(2, data().size());
            assertEquals("15", facts(living).get(0));
            assertEquals("15", facts(next).get(0));
        }
    }

    @Test
    void anotherProcessLeavesALivingServerAlone() throws Exception {
        try (EmbeddedPostgres living = start(15, TestPostgres.cache())) {
            Process other = ServerOwner.launch(temporary);
            assertEquals(15, other.getInputStream().read());
            assertEquals("15", facts(living).get(0));
            other.destroy();
            assertTrue(other.waitFor(20, TimeUnit.SECONDS));
            assertEquals("15", facts(living).get(0));
            assertEquals(1, data().size(), "an ended process stops its server");
        }
    }

    /** Root has several ways out of being root; each one that this machine has must lead to a running server. */
    @Test
    void runsAsSomebodyElseThanRoot() throws Exception {
        Path shared = Files.createTempDirectory("driftgate-test-");
        List<RunAs> candidates = RunAs.candidates(shared);
        assumeFalse(candidates.equals(List.of(RunAs.SELF)), "not root");
        Directories.permit(shared, "rwxr-xr-x");
        try {
            Installation installation = Installation.in(shared, 15, TestPostgres.binaries());
            List<RunAs> working =
                    candidates.stream().filter(way -> way.works(installation)).toList();
            assertFalse(working.isEmpty(), "none of " + candidates);
            for (RunAs way : working) {
                ServerDirectory directory = ServerDirectory.create(shared);
                Directories.permit(directory.root(), "rwx--x--x");
                try (EmbeddedPostgres server = EmbeddedPostgres.start(15, new Programs(installation, way), directory)) {
                    assertEquals("15", facts(server).get(0), way.toString());
                }
                Directories.delete(installation.sibling("-cluster-2"));
            }
            System.out.println("Root runs the server by "
                    + working.stream().map(RunAs::prefix).toList());
        } finally {
            Directories.delete(shared);
        }
    }

    @Test
    void unknownMajor() {
        ScratchException refused = assertThrows(ScratchException.class, () -> start(11, TestPostgres.cache()));
        assertEquals(
                "There is no embedded PostgreSQL 11 (there is 12, 13, 14, 15, 16, 17, 18): set db.scratch to the JDBC URL of a"
                        + " PostgreSQL 11 server where temporary databases may be created.",
                refused.getMessage());
    }

    @Test
    void brokenBinariesLeaveNothingBehind() throws IOException {
        Path jar = Files.writeString(temporary.resolve("x.jar"), "no jar");
        Path cache = temporary.resolve("cache");
        ScratchException refused =
                assertThrows(ScratchException.class, () -> EmbeddedPostgres.start(15, major -> jar, cache, temporary));
        assertTrue(String.valueOf(refused.getMessage())
                .startsWith("The PostgreSQL 15 binaries could not be unpacked into "));
        try (Stream<Path> left = Files.list(cache.resolve("postgres"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    private EmbeddedPostgres start(int major, Path cache) {
        return EmbeddedPostgres.start(major, TestPostgres.binaries(), cache, temporary);
    }

    private List<Path> data() throws IOException {
        try (Stream<Path> found = Files.list(temporary)) {
            return found.filter(path -> path.getFileName().toString().startsWith(ServerDirectory.PREFIX))
                    .map(path -> path.resolve("data"))
                    .toList();
        }
    }

    private static List<String> facts(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('server_version_num')::int / 10000,"
                        + " current_setting('listen_addresses'), current_setting('unix_socket_directories'),"
                        + " current_setting('fsync'), current_setting('log_timezone'),"
                        + " (SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules)")) {
            assertTrue(row.next());
            return Stream.of(1, 2, 3, 4, 5, 6).map(column -> text(row, column)).toList();
        }
    }

    private static String text(ResultSet row, int column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
