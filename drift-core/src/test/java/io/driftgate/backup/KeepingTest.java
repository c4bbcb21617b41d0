package io.driftgate.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.TestDatabases;
import io.driftgate.dialect.ClientTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which backups are kept, and what others may do meanwhile. */
class KeepingTest {

    @TempDir
    Path folder;

    private static BackupSettings keeping(Shop shop, int keep, Proof proof) {
        BackupSettings usual = shop.settings();
        return new BackupSettings(
                usual.directory(), proof, keep, usual.hashLimit(), ClientTools.SEARCHED, usual.historyTable());
    }

    private static List<Path> folders(Shop shop) throws Exception {
        try (Stream<Path> all = Files.list(shop.backups().resolve(shop.name()))) {
            return all.sorted().toList();
        }
    }

    @Test
    void severalInOneSecondGetFoldersOfTheirOwn() throws Exception {
        try (Shop shop = Shop.of("sqlite", folder)) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                Callable<Backup> one =
                        () -> new BackupTaker(shop.settings(), TestDatabases.pool(), event -> {}).take(shop.database());
                List<Future<Backup>> taken = threads.invokeAll(List.of(one, one, one, one));
                TreeSet<Path> distinct = new TreeSet<>();
                for (Future<Backup> backup : taken) {
                    distinct.add(backup.get().folder());
                }

                assertEquals(4, distinct.size());
                assertEquals(List.copyOf(distinct), folders(shop));
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void theNewestAreKeptAndTheNewestThatWasRestored() throws Exception {
        try (Shop shop = Shop.of("sqlite", folder)) {
            shop.backUp(keeping(shop, 9, Proof.RESTORE));
            Backup restored = shop.backUp(keeping(shop, 9, Proof.RESTORE));
            Backup third = shop.backUp(keeping(shop, 9, Proof.LIST));
            Backup fourth = shop.backUp(keeping(shop, 2, Proof.LIST));

            assertEquals(
                    new TreeSet<>(List.of(restored.folder(), third.folder(), fourth.folder())),
                    new TreeSet<>(folders(shop)));
        }
    }

    @Test
    void whatAKilledRunLeftIsRemoved() throws Exception {
        try (Shop shop = Shop.of("sqlite", folder)) {
            Path shelf = shop.backups().resolve(shop.name());
            Path killed = Files.createDirectories(shelf.resolve(".part-killed"));
            Files.writeString(killed.resolve(".lock"), "");
            Files.writeString(killed.resolve("database.sqlite"), "half of it");
            Path old = Files.createDirectories(shelf.resolve(".part-old"));
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
            Path stranger = Files.createDirectories(shelf.resolve("not-ours"));

            Backup backup = shop.backUp();

            assertEquals(new TreeSet<>(List.of(stranger, backup.folder())), new TreeSet<>(folders(shop)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgres"})
    void othersMayWriteMeanwhile(String engine) throws Exception {
        try (Shop shop = Shop.of(engine, folder)) {
            boolean sqlite = engine.equals("sqlite");
            if (sqlite) {
                shop.sql("PRAGMA journal_mode = WAL");
            }
            AtomicBoolean done = new AtomicBoolean();
            ExecutorService threads = Executors.newSingleThreadExecutor();
            try {
                Future<Integer> written = threads.submit(() -> write(shop, done));
                Backup backup;
                try {
                    Thread.sleep(200);
                    backup = shop.backUp();
                } finally {
                    done.set(true);
                }
                long rows = backup.manifest().contents().tables().stream()
                        .filter(table -> table.table().name().equals("orders"))
                        .findFirst()
                        .orElseThrow()
                        .rows();
                int end = written.get() + 2;
                assertTrue(rows > 2 && rows < end, rows + " of " + end);
                assertEquals(List.of(String.valueOf(end)), shop.rows("SELECT count(*) FROM orders"));
                assertFalse(backup.manifest().contents().tables().isEmpty());
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** As the application does: a row a transaction. */
    private static int write(Shop shop, AtomicBoolean done) throws Exception {
        int written = 0;
        try (Connection connection = shop.open();
                Statement statement = connection.createStatement()) {
            while (!done.get()) {
                statement.execute("INSERT INTO orders (customer, note) VALUES (1, 'note " + written + "')");
                written++;
                Thread.sleep(1);
            }
        }
        return written;
    }
}
