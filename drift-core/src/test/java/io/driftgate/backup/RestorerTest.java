package io.driftgate.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.dialect.postgres.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Restores on both engines, compared by what the engine's own program dumps. */
class RestorerTest {
    private static final String DAMAGE =
            "DELETE FROM orders; UPDATE customers SET name = 'gone'; CREATE TABLE mess (id integer);";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgres"})
    void bringsBackWhatWasThereAndKeepsWhatWas(String engine) throws Exception {
        try (Shop shop = Shop.of(engine, folder)) {
            String good = shop.dump();
            shop.backUp();
            shop.sql(DAMAGE);
            String damaged = shop.dump();

            Restored restored = shop.restore(Optional.empty(), Optional.of(shop.name()));

            assertEquals(good, shop.dump());
            assertEquals(damaged, shop.dumpOfKept(restored.before()));
            shop.dropKept(restored.before());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgres"})
    void needsTheNameWhereSomethingWouldBeReplaced(String engine) throws Exception {
        try (Shop shop = Shop.of(engine, folder)) {
            Backup backup = shop.backUp();
            shop.sql(DAMAGE);
            String damaged = shop.dump();

            BackupRefusedException no = assertThrows(
                    BackupRefusedException.class, () -> shop.restore(Optional.empty(), Optional.of("another")));

            assertTrue(
                    no.reason()
                            .startsWith("db.confirm is \"another\". The database " + shop.name() + " is not empty: "),
                    no.reason());
            assertEquals(List.of("If that is what you want: " + backup.restoreCommand()), no.remedies());
            assertEquals(damaged, shop.dump());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgres"})
    void refusesADamagedBackupBeforeItTouchesAnything(String engine) throws Exception {
        try (Shop shop = Shop.of(engine, folder)) {
            Backup backup = shop.backUp();
            Path data = backup.folder().resolve(engine.equals("sqlite") ? "database.sqlite" : "database.dump");
            byte[] whole = Files.readAllBytes(data);
            shop.sql(DAMAGE);
            String damaged = shop.dump();

            byte[] flipped = whole.clone();
            flipped[whole.length / 2] ^= 1;
            Files.write(data, flipped);
            assertEquals(
                    List.of(data.getFileName() + " is not what it was: its SHA-256 is another one"),
                    refusal(shop).details());
            Files.write(data, java.util.Arrays.copyOf(whole, whole.length / 2));
            assertEquals(
                    List.of(data.getFileName() + " has " + whole.length / 2 + " bytes instead of " + whole.length),
                    refusal(shop).details());
            Files.delete(data);
            assertEquals(
                    List.of(data.getFileName() + " cannot be read (NoSuchFileException)"),
                    refusal(shop).details());
            assertEquals(damaged, shop.dump());
        }
    }

    private static BackupRefusedException refusal(Shop shop) {
        return assertThrows(
                BackupRefusedException.class, () -> shop.restore(Optional.empty(), Optional.of(shop.name())));
    }

    @Test
    void carriesOverWhatBelongsToThePostgresDatabaseItself() throws Exception {
        try (Shop shop = Shop.of("postgres", folder)) {
            String name = shop.name();
            shop.sql("COMMENT ON DATABASE " + name + " IS 'it''s ours'; ALTER DATABASE " + name
                    + " SET search_path TO \"odd Name\", public; ALTER DATABASE " + name
                    + " SET work_mem TO '7MB'; REVOKE ALL ON DATABASE " + name
                    + " FROM PUBLIC; GRANT CONNECT ON DATABASE "
                    + name + " TO pg_monitor; ALTER DATABASE " + name + " CONNECTION LIMIT 17;");
            List<String> before = traits(shop);
            shop.backUp();
            shop.sql("DELETE FROM public.orders");

            try (Connection other = shop.open()) {
                Shop.run(other, "SET application_name = 'web'");
                Restored restored = shop.restore(Optional.empty(), Optional.of(name));

                assertEquals(1, restored.notes().size(), restored.notes().toString());
                assertTrue(
                        restored.notes().get(0).matches("ended: process \\d+ of role .*, web"),
                        restored.notes().get(0));
                assertFalse(other.isValid(1), "the other session was ended");
                assertEquals(before, traits(shop));
                shop.dropKept(restored.before());
            }
        }
    }

    private static List<String> traits(Shop shop) throws Exception {
        return shop.rows(
                "SELECT pg_get_userbyid(datdba), (SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(datacl) a), datcollate, datctype, datconnlimit, shobj_description(oid,"
                        + " 'pg_database'), (SELECT string_agg(setconfig::text, ' ') FROM pg_db_role_setting WHERE"
                        + " setdatabase = d.oid) FROM pg_database d WHERE datname = current_database()");
    }

    @Test
    void namesASessionThatItMayNotEndBeforeItBegins() throws Exception {
        try (Shop shop = Shop.of("postgres", folder)) {
            shop.backUp();
            String before = shop.dump();

            try (Connection own = shop.open();
                    Connection administrator = TestPostgres.server(15).connect(shop.name())) {
                BackupRefusedException no = refusal(shop);

                assertEquals(1, no.details().size(), no.details().toString());
                assertTrue(
                        no.details()
                                .get(0)
                                .matches(
                                        "process \\d+ of role postgres is connected to it, and this role may not end it"),
                        no.details().get(0));
                assertTrue(own.isValid(1), "nothing was ended");
                assertTrue(administrator.isValid(1));
            }
            assertEquals(before, shop.dump());
        }
    }

    @Test
    void namesASlotThatWouldStayBehind() throws Exception {
        try (Shop shop = Shop.of("postgres", folder)) {
            shop.backUp();
            String slot = "slot_" + shop.name();
            shop.asSuperuser("SELECT pg_create_logical_replication_slot('" + slot + "', 'pgoutput')");
            try {
                assertEquals(
                        List.of("the replication slot " + slot + " reads it"),
                        refusal(shop).details());
            } finally {
                shop.asSuperuser("SELECT pg_drop_replication_slot('" + slot + "')");
            }
        }
    }

    @Test
    void goesIntoAnEmptyDatabaseOfANewerServerAndIntoNoneOfAnOlderOne() throws Exception {
        try (Shop shop = Shop.of("postgres", folder)) {
            Backup backup = shop.backUp();
            try (Shop newer = Shop.emptyOf(18, folder)) {
                newer.restore(Optional.of(backup.folder()), Optional.empty());
                assertEquals(shop.rows("SELECT * FROM orders"), newer.rows("SELECT * FROM orders"));
            }
            try (Shop older = Shop.emptyOf(13, folder)) {
                BackupRefusedException no = assertThrows(
                        BackupRefusedException.class,
                        () -> older.restore(Optional.of(backup.folder()), Optional.empty()));
                assertTrue(no.reason().startsWith("The backup is of PostgreSQL 15."), no.reason());
                assertEquals(List.of(), older.rows("SELECT relname FROM pg_class WHERE relname = 'orders'"));
            }
        }
    }

    @Test
    void aMissingSqliteFileIsMade() throws Exception {
        try (Shop shop = Shop.of("sqlite", folder)) {
            String good = shop.dump();
            shop.backUp();
            Files.delete(folder.resolve("shop.db"));

            assertEquals("", shop.restore(Optional.empty(), Optional.empty()).before());

            assertEquals(good, shop.dump());
        }
    }

    @Test
    void whoeverHasTheSqliteFileOpenGoesOn() throws Exception {
        try (Shop shop = Shop.of("sqlite", folder)) {
            shop.sql("PRAGMA journal_mode = WAL");
            shop.backUp();
            try (Connection other = shop.open()) {
                Shop.run(other, DAMAGE);
                shop.restore(Optional.empty(), Optional.of(shop.name()));
                Shop.run(other, "INSERT INTO orders VALUES (3, 1, 'after')");
            }
            assertEquals(List.of("1", "2", "3"), shop.rows("SELECT id FROM orders ORDER BY id"));
        }
    }

    @Test
    void thereIsNoneOfThatDatabase() throws Exception {
        try (Shop shop = Shop.of("sqlite", folder)) {
            BackupRefusedException no = refusal(shop);

            assertEquals(
                    "There is no backup of jdbc:sqlite:" + folder.resolve("shop.db") + " in "
                            + shop.backups().resolve("shop.db") + ".",
                    no.reason());
        }
    }
}
