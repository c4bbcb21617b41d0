package io.driftgate.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to end while a program of PostgreSQL's works for it: neither that nor anything it wrote stays. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
class EndedRunTest {
    private static final String HALF = """
            [ "$1" = --version ] && exec %1$s --version
            %2$s
            touch "$0.started"
            sleep 300
            """;

    @TempDir
    Path folder;

    private Shop shop;
    private Path temporary;

    @BeforeEach
    void shop() throws Exception {
        shop = Shop.of("postgres", folder);
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @AfterEach
    void drop() {
        shop.close();
    }

    @Test
    void whilePgDumpWrites() throws Exception {
        String dump = shop.script("dump", HALF.formatted("pg_dump", "pg_dump \"$@\" | head -c 3000"));

        endWhile(dump, "pg_restore", dump);
    }

    @Test
    void whilePgRestoreProvesIt() throws Exception {
        String restore = shop.script("restore", HALF.formatted("pg_restore", ""));

        endWhile("pg_dump", restore, restore);
    }

    private void endWhile(String pgDump, String pgRestore, String script) throws Exception {
        Process run = start(pgDump, pgRestore);
        List<ProcessHandle> beside = new ArrayList<>();
        try {
            await(() -> Files.exists(Path.of(script + ".started")), run);
            run.descendants().forEach(beside::add);
            assertTrue(names(shop.backups().resolve(shop.name())).get(0).startsWith(OpenFolder.PREFIX));
            assertFalse(passwords().isEmpty());

            run.destroy();

            assertTrue(run.waitFor(30, TimeUnit.SECONDS));
            for (ProcessHandle program : beside) {
                program.onExit().get(10, TimeUnit.SECONDS);
            }
        } finally {
            run.destroyForcibly();
            beside.forEach(ProcessHandle::destroyForcibly);
        }
        assertEquals(143, run.exitValue());
        assertEquals(List.of(), names(shop.backups().resolve(shop.name())));
        assertEquals(List.of(), names(temporary));
        assertEquals(
                List.of("0"), shop.rows("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pg_dump'"));
    }

    private Process start(String pgDump, String pgRestore) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        BackupRun.class.getName(),
                        shop.database().url(),
                        String.valueOf(shop.database().user()),
                        shop.backups().toString(),
                        pgDump,
                        pgRestore)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.txt").toFile());
        builder.environment()
                .put(BackupRun.PASSWORD, String.valueOf(shop.database().password()));
        return builder.start();
    }

    /** Something that comes. */
    private interface Coming {
        boolean isHere();
    }

    private void await(Coming what, Process run) throws Exception {
        for (int i = 0; i < 600 && !what.isHere(); i++) {
            assertTrue(run.isAlive(), () -> read(folder.resolve("run.txt")));
            Thread.sleep(100);
        }
        assertTrue(what.isHere(), () -> read(folder.resolve("run.txt")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<Path> passwords() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(file -> file.toString().contains("driftgate-client-")
                            && String.valueOf(file.getFileName()).startsWith("pass"))
                    .toList();
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
