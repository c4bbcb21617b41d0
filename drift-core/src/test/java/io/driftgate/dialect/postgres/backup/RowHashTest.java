package io.driftgate.dialect.postgres.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.driftgate.cases.TestDatabases;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.TableContent;
import io.driftgate.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables whose rows differ have different hashes, whatever the difference; those with the same rows have the same. */
class RowHashTest {
    private static final String TYPES = """
            CREATE DOMAIN word AS text;
            CREATE TYPE pair AS (a integer, b text);
            CREATE TYPE mood AS ENUM ('good', 'bad');
            CREATE TYPE loud AS (word text);
            CREATE FUNCTION whisper(loud) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''always the same''';
            CREATE CAST (loud AS text) WITH FUNCTION whisper(loud);
            """;

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void everyDifferenceShows(int major) throws Exception {
        try (ScratchDatabase database = database(major);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TYPES);
            differ(connection, "text", "NULL", "''");
            differ(connection, "text", "''", "' '");
            differ(connection, "char(4)", "'a'", "'b'");
            differ(connection, "char(4)", "''", "NULL");
            differ(connection, "bpchar", "'a'", "'a '");
            differ(connection, "numeric", "1.0", "1.00");
            differ(connection, "double precision", "0.1", "0.1::float8 + 1e-17 * 2");
            differ(connection, "double precision", "0", "'-0'");
            differ(connection, "timestamptz", "'2026-03-01 12:00+00'", "'2026-03-01 12:00:00.000001+00'");
            differ(connection, "bytea", "'\\x00'", "'\\x'");
            differ(connection, "json", "'{\"a\":1}'", "'{\"a\": 1}'");
            differ(connection, "integer[]", "'{}'", "'{NULL}'");
            differ(connection, "text[]", "'{NULL}'", "'{\"NULL\"}'");
            differ(connection, "word", "NULL", "''");
            differ(connection, "pair", "NULL", "ROW(NULL, NULL)::pair");
            differ(connection, "pair", "ROW(1, '')::pair", "ROW(1, NULL)::pair");
            differ(connection, "mood", "'good'", "'bad'");
            differ(connection, "loud", "ROW('a')::loud", "ROW('b')::loud");
            differ(connection, "loud[]", "ARRAY[ROW('a')::loud]", "ARRAY[ROW('b')::loud]");
        }
    }

    private static void differ(Connection connection, String type, String one, String other) throws SQLException {
        String first = hash(connection, "value " + type, one);
        assertNotEquals(first, hash(connection, "value " + type, other), type + ": " + one + " and " + other);
        assertEquals(first, hash(connection, "value " + type, one), type + ": " + one);
    }

    @Test
    void valuesBelongToTheirRowAndTheirColumn() throws Exception {
        try (ScratchDatabase database = database(15);
                Connection connection = database.connect()) {
            String columns = "a integer, b text, c text";
            String rows = hash(connection, columns, "1, 'x', NULL), (2, 'y', ''");
            assertEquals(rows, hash(connection, columns, "2, 'y', ''), (1, 'x', NULL"), "another order");
            assertNotEquals(rows, hash(connection, columns, "1, 'y', NULL), (2, 'x', ''"), "one column changed about");
            assertNotEquals(rows, hash(connection, columns, "1, 'x', ''), (2, 'y', NULL"), "nulls changed about");
            assertNotEquals(rows, hash(connection, columns, "1, NULL, 'x'), (2, 'y', ''"), "in another column");
            assertNotEquals(
                    hash(connection, columns, "1, 'x', ''), (1, 'x', ''"),
                    hash(connection, columns, "1, 'y', ''), (1, 'y', ''"),
                    "rows that are there twice");
        }
    }

    @Test
    void tablesMayHaveNoColumnsOrAsManyAsThereCanBe() throws Exception {
        try (ScratchDatabase database = database(15);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE nothing ()");
            statement.execute("INSERT INTO nothing DEFAULT VALUES");
            assertEquals(List.of("nothing 1 0"), contents(connection));
            statement.execute("DROP TABLE nothing");
            String columns = IntStream.range(0, 1_600)
                    .mapToObj(i -> "\"C " + i + "\" smallint")
                    .collect(Collectors.joining(", "));
            assertNotEquals(
                    hash(connection, columns, "1, 2" + ", NULL".repeat(1_598)),
                    hash(connection, columns, "1, NULL, 2" + ", NULL".repeat(1_597)));
        }
    }

    private static ScratchDatabase database(int major) {
        return TestDatabases.pool()
                .server(new Engine(Engine.POSTGRESQL, Integer.toString(major)))
                .create();
    }

    private static String hash(Connection connection, String columns, String values) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE hashed (" + columns + ")");
            statement.execute("INSERT INTO hashed VALUES (" + values + ")");
            List<String> contents = contents(connection);
            statement.execute("DROP TABLE hashed");
            assertEquals(1, contents.size());
            return contents.get(0);
        }
    }

    private static List<String> contents(Connection connection) throws SQLException {
        try (StillPicture picture = StillPicture.of(connection)) {
            return new ContentQuery(picture.connection(), () -> {})
                    .read(DataTable.of(picture.connection()), table -> true, true).tables().stream()
                            .map(RowHashTest::text)
                            .toList();
        }
    }

    private static String text(TableContent content) {
        return content.table().name() + " " + content.rows() + " " + content.hash();
    }
}
