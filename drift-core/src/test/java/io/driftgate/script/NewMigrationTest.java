package io.driftgate.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New migrations in every layout: what they are called, and that the directory then reads them as its newest. */
class NewMigrationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:34:56Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            V9__a.sql                          | SELECT 1;                              | V10__add_phone.sql
            V009__a.sql                        | SELECT 1;                              | V010__add_phone.sql
            V1_2__a.sql                        | SELECT 1;                              | V2__add_phone.sql
            V20260101000000__a.sql             | SELECT 1;                              | V20260301123456__add_phone.sql
            001_a.sql                          | SELECT 1;                              | 002_add_phone.sql, 002_add_phone.down.sql
            20251215_1000_a.sql                | SELECT 1;                              | 20260301_1234_add_phone.sql, 20260301_1234_add_phone.down.sql
            000009_a.up.sql                    | SELECT 1;                              | 000010_add_phone.up.sql, 000010_add_phone.down.sql
            00001_a.sql                        | -- +goose Up~SELECT 1;                 | 00002_add_phone.sql
            20250101000000_a.sql               | -- migrate:up~SELECT 1;~-- migrate:down| 20260301123456_add_phone.sql
            2025-01-01-000000_a/up.sql         | SELECT 1;                              | 2026-03-01-123456_add_phone/up.sql, 2026-03-01-123456_add_phone/down.sql
            20250101000000_a/migration.sql     | SELECT 1;                              | 20260301123456_add_phone/migration.sql
            """)
    void isNamedAsTheOthersAreAndReadAsTheNewest(String existing, String text, String expected) throws Exception {
        write(folder.resolve(existing), text.replace('~', '\n'));

        Map<Path, String> files = NewMigration.in(directory()).files(" Add phone! ", NOW);
        for (Map.Entry<Path, String> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }

        assertEquals(
                expected,
                String.join(
                        ", ",
                        files.keySet().stream()
                                .map(file -> folder.relativize(file).toString())
                                .toList()));
        List<Migration> all = directory().migrations();
        assertEquals(2, all.size());
        assertEquals(files.keySet().iterator().next(), all.get(1).file());
    }

    @Test
    void aFileWithoutANumberLendsNoName() throws Exception {
        write(folder.resolve("009_a.sql"), "SELECT 1;");
        write(folder.resolve("wave6_fix.sql"), "-- Dependencies: 009_a.sql\nSELECT 1;");

        NewMigration naming = NewMigration.in(directory());

        assertEquals(
                folder.resolve("010_add_phone.sql"),
                naming.files("Add phone", NOW).keySet().iterator().next());
        assertEquals(folder.resolve("000_baseline.sql"), naming.baseline());
    }

    @Test
    void anEmptyDirectoryBeginsAsFlywayDoes() {
        assertEquals(
                List.of(folder.resolve("V1__first.sql")),
                List.copyOf(NewMigration.inEmpty(folder).files("first", NOW).keySet()));
    }

    @Test
    void wordsWithoutALetterAreRefused() {
        var error = assertThrows(
                MigrationsException.class, () -> NewMigration.inEmpty(folder).files(" -- ", NOW));

        assertEquals(
                "A new migration needs a name of letters or digits: set db.description, such as add_phone.",
                error.getMessage());
    }

    private MigrationDirectory directory() {
        return MigrationDirectory.read(folder, "auto", Map.of(), Optional.of("PostgreSQL"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
