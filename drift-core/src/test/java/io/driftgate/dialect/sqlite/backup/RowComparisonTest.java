package io.driftgate.dialect.sqlite.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.TableContent;
import io.driftgate.schema.ObjectPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A copy whose rows are not those of the database is found out, whatever differs, and a true one is not. */
class RowComparisonTest {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT COLLATE NOCASE, total REAL, photo BLOB,"
                    + " twice AS (total * 2), thrice REAL AS (total * 3) STORED)",
            "INSERT INTO orders (id, note, total, photo) VALUES (1, 'a', 0.1, x'00ff'), (2, NULL, NULL, NULL),"
                    + " (-7, 'it''s', 1e300, zeroblob(3))",
            "CREATE TABLE \"odd, name\" (word TEXT COLLATE NOCASE, \"n\"\"o\" INTEGER, PRIMARY KEY (word, \"n\"\"o\")) WITHOUT ROWID",
            "INSERT INTO \"odd, name\" VALUES ('b', 2), ('a', 1)",
            "CREATE TABLE loose (rowid TEXT, value)",
            "INSERT INTO loose VALUES ('x', 1), ('x', 'one'), (NULL, NULL)",
            "CREATE TABLE hiding (rowid, _rowid_, oid)",
            "INSERT INTO hiding VALUES (1, 2, 3)",
            "CREATE TABLE wide ("
                    + IntStream.range(0, 1_500).mapToObj(i -> "c" + i).collect(Collectors.joining(", ")) + ")",
            "INSERT INTO wide (c0, c1499) VALUES (1, 2)",
            "CREATE VIRTUAL TABLE words USING fts5(text)",
            "INSERT INTO words VALUES ('what is found')");

    @TempDir
    Path folder;

    @Test
    void aTrueCopyIsOne() throws Exception {
        RowComparison.Found found = compared("SELECT 1", table -> true);

        assertEquals(List.of(), found.problems());
        assertEquals(
                List.of(
                        "main.hiding 1 counted",
                        "main.loose 3 compared",
                        "main.\"odd, name\" 2 compared",
                        "main.orders 3 compared",
                        "main.wide 1 compared",
                        "main.words_config 1 compared",
                        "main.words_content 1 compared",
                        "main.words_data 3 compared",
                        "main.words_docsize 1 compared",
                        "main.words_idx 1 compared"),
                lines(found.here().tables()));
        assertEquals(lines(found.here().tables()), lines(found.there().tables()));
    }

    @Test
    void aLargeTableIsOnlyCounted() throws Exception {
        RowComparison.Found found =
                compared("UPDATE orders SET note = 'b'", table -> !table.name().equals("orders"));

        assertEquals(List.of(), found.problems());
        assertEquals(
                List.of("main.orders"),
                found.here().tables().stream()
                        .filter(TableContent::isOnlyCounted)
                        .map(table -> table.table().toString())
                        .filter(name -> name.endsWith("orders"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "UPDATE orders SET note = 'A' WHERE id = 1 | main.orders: 1 row is not what was there",
                "UPDATE orders SET note = '' WHERE id = 2 | main.orders: 1 row is not what was there",
                "UPDATE orders SET total = 0.1000000000000001 WHERE id = 1 | main.orders: 1 row is not what was there",
                "UPDATE orders SET photo = x'00fe' WHERE id = 1 | main.orders: 1 row is not what was there",
                "UPDATE orders SET id = 9 WHERE id = -7 | main.orders: 1 row is not what was there",
                "UPDATE \"odd, name\" SET word = 'B' WHERE word = 'b' | main.\"odd, name\": 1 row is not what was there",
                "UPDATE loose SET value = 1 | main.loose: 2 rows are not what was there",
                "UPDATE wide SET c1499 = 3 | main.wide: 1 row is not what was there",
            })
    void aRowThatIsNotTheSameIsFound(String done, String said) throws Exception {
        assertEquals(List.of(said), compared(done, table -> true).problems());
    }

    @Test
    void anotherNumberOfRowsIsCounted() throws Exception {
        RowComparison.Found found = compared("INSERT INTO orders (id) VALUES (3)", table -> true);

        assertEquals(List.of(), found.problems());
        assertEquals(
                List.of("main.orders 4 compared"),
                lines(found.there().tables()).stream()
                        .filter(line -> line.startsWith("main.orders"))
                        .toList());
    }

    /** @param done in the copy */
    private RowComparison.Found compared(String done, Predicate<ObjectPath> compared) throws Exception {
        Path file = folder.resolve("live %41 'file'.db");
        Path copy = folder.resolve("copy %41 'file'.db");
        try (Connection connection = open(file)) {
            for (String sql : TABLES) {
                Pragma.execute(connection, sql);
            }
        }
        Files.copy(file, copy);
        try (Connection connection = open(copy)) {
            Pragma.execute(connection, done);
        }
        try (Connection connection = open(file)) {
            Pragma.execute(connection, "BEGIN");
            return RowComparison.of(connection, copy, compared);
        }
    }

    private static Connection open(Path file) throws SQLException {
        return Connector.openOrCreate(Database.at("jdbc:sqlite:" + file));
    }

    private static List<String> lines(List<TableContent> tables) {
        return tables.stream()
                .map(table -> table.table() + " " + table.rows() + (table.compared() ? " compared" : " counted"))
                .toList();
    }
}
