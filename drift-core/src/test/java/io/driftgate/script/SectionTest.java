package io.driftgate.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A section is read at the places of the whole file. */
class SectionTest {
    private static final List<String> BOTH = List.of(
            "\uFEFF-- Purpose: adds a note\r",
            "-- +goose Up\r",
            "CREATE TABLE a (\r",
            "  note TEXT DEFAULT '" + "x".repeat(1000) + "\r",
            "  -- up and away'\r",
            ");\r",
            "-- +goose StatementBegin",
            "SELECT '${who}';",
            "-- +goose StatementEnd",
            "",
            "  --+GOOSE DOWN",
            "DROP TABLE a;");

    @TempDir
    Path folder;

    private Migration migration(Map<String, String> placeholders) {
        new MigrationFolder(folder).file("1_note.sql", BOTH.toArray(String[]::new));
        return MigrationDirectory.read(folder, "auto", placeholders, Optional.of("SQLite"))
                .migrations()
                .get(0);
    }

    private static String text(Step step) throws IOException {
        StringWriter text = new StringWriter();
        try (Reader in = ((Script) step).open()) {
            in.transferTo(text);
        }
        return text.toString();
    }

    @Test
    void theWayUpStandsOnItsLines() throws IOException {
        assertEquals(
                "\n\n" + String.join("\n", BOTH.subList(2, 10)) + "\n\n",
                text(migration(Map.of()).up()));
    }

    @Test
    void theWayDownStandsOnItsLines() throws IOException {
        Step down = migration(Map.of()).down().orElseThrow().step();

        assertEquals("\n".repeat(11) + "DROP TABLE a;", text(down));
        assertEquals("1_note.sql", down.name());
    }

    @Test
    void placeholdersAreFilledInAndTheChecksumIsOfTheFile() throws IOException {
        Migration filledIn = migration(Map.of("who", "me"));

        assertEquals(text(migration(Map.of()).up()).replace("${who}", "me"), text(filledIn.up()));
        assertEquals(migration(Map.of()).checksum(), filledIn.checksum());
        assertEquals(Checksum.sha256(Script.of("x", folder.resolve("1_note.sql"))), filledIn.checksum());
        assertEquals(Optional.of("adds a note"), filledIn.headers().purpose());
    }

    @Test
    void sqlMigrateMayGoUpTwice() throws IOException {
        new MigrationFolder(folder)
                .file("1_a.sql", "-- +migrate Up", "a", "-- +migrate Down", "b", "-- +migrate Up", "c");
        Migration migration = MigrationDirectory.read(folder, "auto", Map.of(), Optional.empty())
                .migrations()
                .get(0);

        assertEquals("\na\n\n\n\nc", text(migration.up()));
    }

    @Test
    void anyPieceIsReadAsTheWhole() throws IOException {
        String whole = "-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n";
        for (int size = 1; size < 9; size++) {
            Reader reader = new SectionReader(
                    new BufferedReader(new StringReader(whole)), SectionStyle.GOOSE, SectionStyle.Mark.Kind.DOWN);
            StringBuilder read = new StringBuilder();
            char[] buffer = new char[size];
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                read.append(buffer, 0, count);
            }
            assertEquals("\n\n\nSELECT 2;\n", read.toString());
        }
    }
}
