package io.driftgate.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups on both engines. */
class BackupTakerTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgres"})
    void isProvedAndSaysWhatItHolds(String engine) throws Exception {
        try (Shop shop = Shop.of(engine, folder)) {
            String before = shop.dump();
            Backup backup = shop.backUp();

            assertEquals(before, shop.dump());
            assertEquals(
                    engine.equals("sqlite")
                            ? List.of("main.customers 2", "main.orders 2", "main.sqlite_sequence 1", "main.words 2")
                            : List.of(
                                    "\"odd Name\".t 2",
                                    "pg_catalog.pg_largeobject 1",
                                    "public.bits_1 1",
                                    "public.customers 2",
                                    "public.orders 2"),
                    backup.manifest().contents().tables().stream()
                            .map(table -> table.table() + " " + table.rows())
                            .toList());
            assertTrue(backup.manifest().contents().tables().stream()
                    .allMatch(table -> engine.equals("sqlite") ? table.compared() : table.hash() != null));
            assertEquals(backup.manifest(), ManifestFile.read(backup.folder().resolve(BackupManifest.FILE)));
            assertEquals(List.of(), SchemaProblems.of(backup.folder().resolve(BackupManifest.FILE)));
            assertEquals(List.of("rwx------", "rwx------", "rwx------"), directories(backup.folder()));
            assertEquals(
                    List.of(
                            "HOW-TO-RESTORE.txt rw-------",
                            (engine.equals("sqlite") ? "database.sqlite" : "database.dump") + " rw-------",
                            "manifest.json rw-------",
                            "schema.json rw-------"),
                    files(backup.folder()));
            assertEquals("*\n", Files.readString(shop.backups().resolve(".gitignore")));
        }
    }

    private static List<String> directories(Path backup) throws Exception {
        List<String> found = new java.util.ArrayList<>();
        for (Path at = backup; found.size() < 3; at = at.getParent()) {
            found.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(at)));
        }
        return found;
    }

    private static List<String> files(Path backup) throws Exception {
        try (Stream<Path> files = Files.list(backup)) {
            List<String> found = new java.util.ArrayList<>();
            for (Path file : files.sorted().toList()) {
                found.add(
                        file.getFileName() + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
            return found;
        }
    }
}
