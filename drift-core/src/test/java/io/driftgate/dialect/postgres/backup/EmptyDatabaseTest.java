package io.driftgate.dialect.postgres.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.cases.TestDatabases;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Engine;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anything that somebody made can be lost, so that no database with it is empty. */
class EmptyDatabaseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t ()",
                "CREATE SEQUENCE s",
                "CREATE VIEW v AS SELECT 1",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE TYPE e AS ENUM ('a')",
                "CREATE DOMAIN d AS int",
                "CREATE TYPE c AS (a int)",
                "CREATE SCHEMA other",
                "SELECT lo_create(0)",
                "CREATE COLLATION german (provider = icu, locale = 'de')",
                "CREATE TEXT SEARCH CONFIGURATION c (COPY = simple)",
                "CREATE PUBLICATION p"
            })
    void isNotEmpty(String sql) throws Exception {
        assertEquals(false, isEmptyAfter(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "CREATE EXTENSION hstore", "CREATE TEMPORARY TABLE t ()"})
    void isEmpty(String sql) throws Exception {
        assertEquals(true, isEmptyAfter(sql));
    }

    private static boolean isEmptyAfter(String sql) throws Exception {
        try (ScratchDatabase database = TestDatabases.pool()
                        .server(new Engine(Engine.POSTGRESQL, "15"))
                        .create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return EmptyDatabase.is(connection);
        }
    }
}
