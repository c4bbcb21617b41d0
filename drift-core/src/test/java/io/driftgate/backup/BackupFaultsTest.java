package io.driftgate.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftgate.dialect.BackupException;
import io.driftgate.dialect.BackupRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong while a PostgreSQL backup is taken: the database and the newest good backup stay as they were. */
class BackupFaultsTest {

    @TempDir
    static Path folder;

    private static Shop shop;
    private static String database;
    private List<String> kept;

    @BeforeEach
    void aGoodBackup() throws Exception {
        if (shop == null) {
            shop = Shop.of("postgres", folder);
            database = shop.dump();
            shop.backUp();
        }
        kept = shop.kept();
        assertEquals(5, kept.size());
    }

    @AfterEach
    void nothingHasChanged() throws Exception {
        assertEquals(database, shop.dump());
        assertEquals(kept, shop.kept());
    }

    @AfterAll
    static void drop() {
        shop.close();
    }

    @Test
    void pgDumpIsTooOld() throws Exception {
        String old = shop.script("old", "echo 'pg_dump (PostgreSQL) 9.6.24'\n");

        BackupRefusedException no = assertThrows(BackupRefusedException.class, () -> shop.backUp(shop.settings(old)));

        assertEquals(
                "The server is PostgreSQL 15, and pg_dump is version 9.6.24 (" + old + "), which cannot back it up.",
                no.reason());
        assertTrue(no.remedies().get(0).startsWith("Install the client programs of PostgreSQL 15 or later"));
    }

    @Test
    void pgDumpIsMissing() {
        BackupRefusedException no =
                assertThrows(BackupRefusedException.class, () -> shop.backUp(shop.settings("/nowhere/pg_dump")));

        assertEquals(
                "db.pgDump is \"/nowhere/pg_dump\", and that with --version does not run a program of PostgreSQL.",
                no.reason());
    }

    @Test
    void pgDumpIsKilled() throws Exception {
        String killed = shop.script("killed", """
                [ "$1" = --version ] && exec pg_dump --version
                pg_dump "$@" | head -c 3000
                kill -9 $$
                """);

        BackupException fault = assertThrows(BackupException.class, () -> shop.backUp(shop.settings(killed)));

        assertEquals("pg_dump did not finish: it was killed by signal 9.", fault.getMessage());
    }

    @Test
    void theArchiveIsCutShort() throws Exception {
        String cut = shop.script("cut", """
                [ "$1" = --version ] && exec pg_dump --version
                pg_dump "$@" | head -c -300
                """);

        BackupRefusedException no = assertThrows(BackupRefusedException.class, () -> shop.backUp(shop.settings(cut)));

        assertEquals("The backup cannot be restored as it is.", no.reason());
    }

    @Test
    void aTableIsLeftOut() throws Exception {
        String some = shop.script("some", """
                [ "$1" = --version ] && exec pg_dump --version
                exec pg_dump --exclude-table-data=orders "$@"
                """);

        BackupRefusedException no = assertThrows(BackupRefusedException.class, () -> shop.backUp(shop.settings(some)));

        assertEquals(
                "The backup was taken, but what it gives back is not what was there; it is not kept.", no.reason());
        assertEquals(List.of("public.orders: 0 rows instead of 2"), no.details());
    }

    @Test
    void theDiskIsFull() throws Exception {
        String full = shop.script("full", """
                [ "$1" = --version ] && exec pg_dump --version
                trap '' XFSZ
                ulimit -f 4
                exec pg_dump "$@"
                """);

        BackupRefusedException no = assertThrows(BackupRefusedException.class, () -> shop.backUp(shop.settings(full)));

        assertTrue(no.reason().startsWith("There is no room for the backup: "), no.reason());
        assertTrue(no.reason().contains("File too large"), no.reason());
    }

    /** A disk of its own, where this user may make one. */
    @Test
    void theDiskOfTheBackupsIsFull() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk.toString()),
                "skipped: this user may not mount a disk");
        try {
            BackupSettings there = BackupSettings.in(disk.resolve("backups"), "schema_migrations");

            BackupRefusedException no = assertThrows(BackupRefusedException.class, () -> shop.backUp(there));

            assertTrue(no.reason().contains("No space left on device"), no.reason());
            assertTrue(
                    no.remedies().get(0).contains("db.backupDirectory"),
                    no.remedies().toString());
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void theFolderIsNotWritable() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "");
        BackupSettings there = BackupSettings.in(file.resolve("backups"), "schema_migrations");

        BackupRefusedException no = assertThrows(BackupRefusedException.class, () -> shop.backUp(there));

        assertTrue(no.reason().startsWith("The backup cannot be written to " + there.directory()), no.reason());
        assertTrue(no.reason().endsWith(" (" + file + " is a file and no directory)."), no.reason());
    }

    @Test
    void theRoleMayNotReadEverything() throws Exception {
        shop.asSuperuser("CREATE TABLE hidden (id integer); CREATE TABLE guarded (id integer);"
                + " ALTER TABLE guarded ENABLE ROW LEVEL SECURITY; GRANT SELECT ON guarded TO PUBLIC");
        try {
            BackupRefusedException no = assertThrows(BackupRefusedException.class, shop::backUp);

            assertEquals("The role may not read the whole database, so that no backup can be taken.", no.reason());
            assertEquals(
                    List.of(
                            "public.hidden may not be read by this role",
                            "public.guarded shows this role only some of its rows (row level security)"),
                    no.details());
        } finally {
            shop.asSuperuser("DROP TABLE hidden, guarded");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
