package io.driftgate.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read is refused in a sentence that names place, cause and remedy. */
class LayoutErrorsTest {
    private static final String LOOKED_FOR = "Looked for: flyway (V1_2__name.sql, R__name.sql, B5__name.sql,"
            + " U1_2__name.sql); numbered (001_name.sql, 20251215_1000_name.sql, 001_rollback.sql, 001_name.down.sql);"
            + " golang-migrate (000001_name.up.sql, 000001_name.down.sql, 000001_name.sqlite.up.sql); goose"
            + " (00001_name.sql with -- +goose Up); dbmate (20240102030405_name.sql with -- migrate:up); sql-migrate"
            + " (1_name.sql with -- +migrate Up); diesel (2024-01-02-030405_name/up.sql,"
            + " 2024-01-02-030405_name/down.sql); sqlx (20240102030405_name.up.sql, 20240102030405_name.sql); prisma"
            + " (20240102030405_name/migration.sql). ";

    @TempDir
    Path folder;

    private MigrationFolder migrations;

    @BeforeEach
    void folder() {
        migrations = new MigrationFolder(folder);
    }

    private void refused(String message) {
        refused(message, "auto");
    }

    private void refused(String message, String layout) {
        assertEquals(
                message,
                assertThrows(RuntimeException.class, () -> migrations.read(layout, "SQLite"))
                        .getMessage());
    }

    @Test
    void anEmptyDirectory() {
        refused("There is no .sql file in " + folder + ". " + LOOKED_FOR
                + "Write the first one, or set db.migrations.");
    }

    @Test
    void aDirectoryThatFitsNothing() {
        migrations.files("schema.sql", "data.sql", "more.sql");

        refused("No migration was found among the 3 .sql files in " + folder + " (data.sql, more.sql, …). " + LOOKED_FOR
                + "Rename the files, or set db.migrations.");
    }

    @Test
    void aDirectoryThatFitsTwoLayouts() {
        migrations.files("V1__a.sql", "002_b.sql", "003_c.sql", "004_d.sql");

        refused("The directory " + folder + " fits several layouts: 1 file of flyway (V1__a.sql), 3 files of numbered"
                + " (002_b.sql, 003_c.sql, …). Set db.layout to the one that is meant, and move the other files out of the"
                + " directory.");
    }

    @Test
    void aFileIsNoDirectory() {
        migrations.files("001_a.sql");
        Path file = folder.resolve("001_a.sql");

        assertEquals(
                file + " is a file and no directory of migrations. Set db.migrations to the directory that holds them.",
                assertThrows(
                                MigrationsException.class,
                                () -> MigrationDirectory.read(file, "auto", Map.of(), Optional.of("SQLite")))
                        .getMessage());
    }

    @Test
    void noSuchDirectory() {
        assertEquals(
                "There is no directory of migrations at gone. Set db.migrations to the directory that holds them.",
                assertThrows(
                                MigrationsException.class,
                                () -> MigrationDirectory.read(Path.of("gone"), "auto", Map.of(), Optional.of("SQLite")))
                        .getMessage());
    }

    @Test
    void noSuchLayout() {
        refused(
                "db.layout is \"rails\", which is none of flyway, numbered, golang-migrate, goose, dbmate, sql-migrate,"
                        + " diesel, sqlx, prisma, auto.",
                "rails");
    }

    @Test
    void aFileThatFitsNothingBesideOthersThatDo() {
        migrations.files("V1__a.sql", "V2_typo.sql");

        refused("V2_typo.sql in " + folder + " is no migration of the layout flyway (V1_2__name.sql, R__name.sql,"
                + " B5__name.sql, U1_2__name.sql) and would not be run. Rename it, or move it out of the directory.");
    }

    @Test
    void aFileWithoutSectionsBesideOthersWith() {
        migrations.file("1_a.sql", "-- +goose Up", "SELECT 1;").file("2_b.sql", "SELECT 1;");

        refused("2_b.sql:1:1: this line stands before the first mark; put it under -- +goose Up", "goose");
    }

    @Test
    void twoFilesOfOneVersion() {
        migrations.files("V1_0__a.sql", "V1__b.sql");

        refused("Two files claim version 1.0: V1_0__a.sql and V1__b.sql. Give one of them another version.");
    }

    @Test
    void twoFilesOfOneVersionInTwoDirectories() {
        migrations.files("mysql/V1__a.sql", "postgresql/V1__a.sql");

        refused(
                "Two files claim version 1: mysql/V1__a.sql and postgresql/V1__a.sql. Give one of them another version, or"
                        + " set db.migrations to the directory of one of them.");
    }

    @Test
    void twoWaysBack() {
        migrations.files("001_a.sql", "001_rollback.sql", "001_a.down.sql");

        refused("Two files in " + folder + " undo 001_a.sql: 001_a.down.sql and 001_rollback.sql. Delete one of them.");
    }

    @Test
    void aSectionThatNeverEnds() {
        migrations.file("1_a.sql", "-- +goose Up", "-- +goose StatementBegin", "SELECT 1;", "-- +goose Down");

        refused("1_a.sql:2:1: the statement that begins here is never closed; end it with StatementEnd");
    }

    @Test
    void aMarkThatIsNotKnown() {
        migrations.file("1_a.sql", "-- migrate:up", "SELECT 1;", "-- migrate:donw");

        refused("1_a.sql:3:1: this mark of dbmate is not known; correct it: there are up and down");
    }

    @Test
    void noWayUp() {
        migrations.file("1_a.sql", "-- +migrate Down", "SELECT 1;");

        refused("1_a.sql:1:1: the file has no section for the way up; begin it with -- +migrate Up");
    }

    @Test
    void variablesOfTheEnvironment() {
        migrations.file("1_a.sql", "-- +goose Up", "-- +goose ENVSUB ON", "SELECT ${A};");

        refused(
                "1_a.sql:2:1: variables of the environment are not filled in; give their values as db.placeholders.NAME");
    }

    @Test
    void aDirectiveThatIsNotKnown() {
        migrations.file("V1__a.sql", "-- driftgate: transaction=of", "SELECT 1;");

        refused("V1__a.sql:1:1: \"driftgate: transaction=of\" is not known; what can be said is transaction=off");
    }

    @Test
    void aFileThatIsNotUtf8IsRefusedWhenItIsToRun() {
        migrations.bytes("V1__a.sql", "-- first\n-- caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        Migration migration = migrations.read("auto", "SQLite").migrations().get(0);

        assertEquals(
                "V1__a.sql:2:1: this line is not UTF-8; save the file in that encoding",
                assertThrows(ScriptException.class, migration::checksum).getMessage());
    }

    @Test
    void aLinkThatLeadsNowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("V1__a.sql"), folder.resolve("gone.sql"));

        refused("V1__a.sql in " + folder + " is a link to a file that is not there. Replace or delete it.");
    }

    @Test
    void aLinkInACircle() throws IOException {
        migrations.files("more/V1__a.sql");
        Files.createSymbolicLink(folder.resolve("more/again"), folder);

        refused("more/again in " + folder + " is a link that leads back to a directory it lies in. Delete the link.");
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve(".elsewhere"));
        Files.writeString(elsewhere.resolve("V2__b.sql"), "SELECT 1;");
        Path within = Files.createDirectory(folder.resolve("migrations"));
        Files.createSymbolicLink(within.resolve("linked"), elsewhere);
        Files.createSymbolicLink(within.resolve("V1__a.sql"), elsewhere.resolve("V2__b.sql"));

        MigrationDirectory read = MigrationDirectory.read(within, "auto", Map.of(), Optional.of("SQLite"));

        assertEquals(2, read.migrations().size());
    }

    @Test
    void aVersionOfThirtyDigits() {
        migrations.files("123456789012345678901234567890_b.sql", "99_a.sql");

        assertEquals(
                Optional.of(new Version("123456789012345678901234567890")),
                migrations.read().newest());
    }
}
