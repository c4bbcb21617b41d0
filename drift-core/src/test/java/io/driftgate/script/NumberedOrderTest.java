package io.driftgate.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers with gaps, four files of one number, one file without, as a team that grew up with sqlite3 has them. */
class NumberedOrderTest {
    @TempDir
    Path folder;

    private MigrationFolder migrations;

    @BeforeEach
    void folder() {
        migrations = new MigrationFolder(folder)
                .files("002_volume.sql", "003_performance.sql", "007_generator.sql", "007_rollback.sql")
                .file(
                        "008_foundation.sql",
                        "-- ====================================",
                        "-- Migration: 008_foundation.sql",
                        "-- Version: 2.1.0",
                        "-- Created: 2025-12-15",
                        "--",
                        "-- Purpose: Adds the types",
                        "--          of what is sent",
                        "-- Tables Created/Modified:",
                        "--   - send_types: all of them",
                        "--",
                        "-- Dependencies: None",
                        "-- ====================================",
                        "SELECT 1;",
                        "-- Purpose: not this one")
                .file("008_seed_data.sql", "-- Dependencies: Must run after `008_foundation.sql`")
                .file("008_mapping.sql", "-- Dependencies:", "--   - 008_foundation.sql,", "--   - 008_seed_data")
                .file("008_items.sql", "-- Dependencies: (008_foundation.sql)")
                .files("008_rollback.sql", "009_captions.sql", "010_wave6.sql", "012_last.sql")
                .file("wave6_fix.sql", "-- Dependencies: 010");
    }

    private List<String> order() {
        return migrations.read().migrations().stream().map(Migration::name).toList();
    }

    @Test
    void headersOrderWhatSharesANumberOrHasNone() {
        assertEquals(
                List.of(
                        "002 \"volume\" 002_volume.sql",
                        "003 \"performance\" 003_performance.sql",
                        "007 \"generator\" 007_generator.sql, down 007_rollback.sql of [007]",
                        "008_foundation \"Adds the types of what is sent\" 008_foundation.sql" + undo(),
                        "008_items \"items\" 008_items.sql" + undo(),
                        "008_seed_data \"seed data\" 008_seed_data.sql" + undo(),
                        "008_mapping \"mapping\" 008_mapping.sql" + undo(),
                        "009 \"captions\" 009_captions.sql",
                        "010 \"wave6\" 010_wave6.sql",
                        "wave6_fix \"wave6 fix\" wave6_fix.sql",
                        "012 \"last\" 012_last.sql"),
                MigrationFolder.lines(migrations.read()));
    }

    private static String undo() {
        return ", down 008_rollback.sql of [008_foundation, 008_items, 008_seed_data, 008_mapping]";
    }

    @Test
    void headersAreData() {
        Migration foundation = migrations.read().migrations().get(3);

        assertEquals(
                new Headers(Map.of(
                        "version",
                        "2.1.0",
                        "created",
                        "2025-12-15",
                        "purpose",
                        "Adds the types of what is sent",
                        "dependencies",
                        "None")),
                foundation.headers());
    }

    @Test
    void aSharedNumberMeansAllThatShareIt() {
        MigrationDirectory directory = migrations.read();

        assertEquals(4, directory.sharing(new Version("8")).size());
        assertEquals(List.of(), directory.sharing(new Version("009")));
        assertEquals(7, directory.upTo(new Version("008")).size());
        assertEquals(5, directory.upTo(new Version("008_items")).size());
        assertEquals(Optional.of(new Version("012")), directory.newest());
    }

    @Test
    void theOrderFileOrdersToo() {
        migrations
                .files("008_items.sql", "008_mapping.sql", "wave6_fix.sql")
                .file(
                        "migrations.order",
                        "# what numbers do not say",
                        "008_seed_data.sql",
                        "008_mapping.sql",
                        "008_items",
                        "wave6_fix.sql # early",
                        "!012_last.sql");

        assertEquals(
                List.of(
                        "008_foundation.sql",
                        "008_seed_data.sql",
                        "008_mapping.sql",
                        "008_items.sql",
                        "wave6_fix.sql",
                        "009_captions.sql",
                        "010_wave6.sql"),
                order().subList(3, 10));
    }

    @Test
    void whatNothingOrdersIsRefused() {
        refused(
                "Two files claim version 008: 008_foundation.sql and 008_items.sql. Give one of them another number, or"
                        + " say which comes first with a header \"-- Dependencies: 008_foundation.sql\" in the other or in"
                        + " migrations.order.",
                migrations.files("008_items.sql"));
    }

    @Test
    void aFileWithoutNumberThatNothingPlacesIsRefused() {
        refused(
                "wave6_fix.sql in " + folder + " has no number, and nothing says when to run it. Name what comes before"
                        + " in a header \"-- Dependencies: 010_name.sql\", or list the file in migrations.order, or leave"
                        + " it out there with the line !wave6_fix.sql.",
                migrations.file("wave6_fix.sql", "-- Dependencies: none, or so"));
    }

    @Test
    void aMissingDependencyIsRefused() {
        refused(
                "wave6_fix.sql in " + folder + " says that it depends on 011_gone.sql, which is not there. Correct the"
                        + " header, or bring the file back.",
                migrations.file("wave6_fix.sql", "-- Dependencies: 011_gone.sql"));
    }

    @Test
    void aContradictionIsRefused() {
        refused(
                "003_performance.sql in " + folder + " is to run after 009_captions.sql, which by its number or its own"
                        + " dependencies comes later. Correct the header \"Dependencies\" of one of them, or"
                        + " migrations.order.",
                migrations.file("003_performance.sql", "-- Dependencies: 009_captions.sql"));
    }

    @Test
    void anOrderFileThatNamesNothingIsRefused() {
        refused(
                "migrations.order names 013_gone.sql, which is not in " + folder
                        + ". Correct the line, or leave it out.",
                migrations.file("migrations.order", "013_gone.sql"));
        refused(
                "migrations.order in " + folder + " names a file twice. Leave one of the lines out.",
                migrations.file("migrations.order", "wave6_fix.sql", "wave6_fix"));
    }

    private static void refused(String message, MigrationFolder migrations) {
        assertEquals(
                message,
                assertThrows(MigrationsException.class, migrations::read).getMessage());
    }
}
