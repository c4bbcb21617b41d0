package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftgate.backup.BackupSettings;
import io.driftgate.backup.BackupTaker;
import io.driftgate.cases.TestDatabases;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.dialect.ClientTools;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would keep the backup of a run from being taken stands in the list of what is in its way; nothing is applied. */
class BackupHurdlesTest {

    @TempDir
    Path folder;

    private Project project;

    private void project(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("001_orders.sql", "CREATE TABLE orders (id integer PRIMARY KEY, note text);")
                .file("002_more.sql", "CREATE TABLE more (id integer);");
        project.migrateQuietly("1");
        project.sql("INSERT INTO orders VALUES (1, '" + "x".repeat(100_000) + "')");
    }

    @AfterEach
    void drop() {
        project.close();
    }

    private BackupSettings in(Path directory) {
        return BackupSettings.in(directory, "schema_migrations");
    }

    private List<String> refusal() throws Exception {
        MigrationResult result = project.migrate();
        assertEquals("001", result.version());
        assertEquals(
                result.refused().orElseThrow().details(),
                project.plan().blocked().orElseThrow().details());
        return result.refused().orElseThrow().details();
    }

    /** A disk of its own, where this user may make one. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void theDiskOfTheBackupsIsFull(String engine) throws Exception {
        project(engine);
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()),
                "skipped: this user may not mount a disk");
        try {
            fill(disk.resolve("other"));
            project.backups(in(disk.resolve("backups")));

            List<String> refusal = refusal();

            assertEquals(1, refusal.size());
            String expected = "The backup needs at least \\d+\\.\\d kB in " + disk.resolve("backups")
                    + ", and 0 bytes are free there\\. Free some, or name another place with db\\.backupDirectory\\.";
            assertTrue(refusal.get(0).matches(expected), refusal.get(0));
            BackupTaker byHand =
                    new BackupTaker(project.settings().backup().orElseThrow(), TestDatabases.pool(), event -> {});
            assertTrue(assertThrows(BackupRefusedException.class, () -> byHand.take(project.database()))
                    .reason()
                    .startsWith("The backup needs at least "));
            assertEquals(List.of("other"), names(disk));
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void programsRightsAndThePlaceAreNamedTogether() throws Exception {
        project("postgresql");
        project.asSuperuser("CREATE TABLE hidden (id integer)");
        Path file = Files.writeString(folder.resolve("file"), "");
        BackupSettings usual = in(file.resolve("backups"));
        project.settings(project.settings().withWarns(true));
        project.backups(new BackupSettings(
                usual.directory(),
                usual.proof(),
                usual.keep(),
                usual.hashLimit(),
                new ClientTools(Optional.of("/nowhere/pg_dump"), Optional.empty()),
                usual.historyTable()));

        assertEquals(
                List.of(
                        "db.pgDump is \"/nowhere/pg_dump\", and that with --version does not run a program of PostgreSQL."
                                + " Correct db.pgDump: a path, or a command such as \"docker exec -i db pg_dump\".",
                        "The role may not read the whole database, so that no backup can be taken: public.hidden may not be"
                                + " read by this role. Give the role what it lacks: GRANT SELECT ON … or membership in"
                                + " pg_read_all_data, and BYPASSRLS where rows are hidden. Or go without a backup:"
                                + " -Ddb.backup=skip.",
                        "The backup cannot be written to " + usual.directory() + ": " + file
                                + " is a file and no directory. Give this user the right to write, or name another place with"
                                + " db.backupDirectory."),
                refusal());
    }

    /** Nothing can be lost in it, so that no backup is taken. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void anEmptyDatabaseNeedsNone(String engine) throws Exception {
        project = Project.of(engine, folder).file("001_orders.sql", "CREATE TABLE orders (id integer);");
        Path file = Files.writeString(folder.resolve("file"), "");

        assertEquals(
                List.of("applied 001_orders.sql"),
                Project.said(project.backups(in(file.resolve("backups"))).migrate()));
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] page = new byte[4096];
            for (int i = 0; i < 100; i++) {
                out.write(page);
            }
        } catch (IOException e) {
            return; // it is full
        }
        throw new IOException("the disk is not as small as it was made");
    }

    private static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
