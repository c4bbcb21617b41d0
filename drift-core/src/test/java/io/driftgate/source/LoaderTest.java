package io.driftgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.TestDatabases;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.postgres.PostgresDialect;
import io.driftgate.schema.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements in an order that may be wrong, in one transaction and in many. */
class LoaderTest {
    private static final Engine POSTGRES = new Engine(Engine.POSTGRESQL, "15");
    private static final List<String> WRONG_ORDER =
            List.of("CREATE VIEW b AS SELECT id FROM a", "SET check_function_bodies = off", "CREATE TABLE a (id int)");

    @Test
    void oneTransactionIsLeftOpenWithAllThatWasAccepted() throws Exception {
        TestDatabases.pool().rolledBack(POSTGRES, connection -> {
            Loader loader = Loader.within(connection, new PostgresDialect());
            assertTrue(loader.load(WRONG_ORDER));
            assertFalse(loader.load(List.of("CREATE TABLE a (id int)", "CREATE TABLE c (id int)")));
            assertEquals("a,b,c off", state(connection));
            return "";
        });
        assertEquals(
                "null on",
                TestDatabases.pool().rolledBack(POSTGRES, LoaderTest::state),
                "nothing of it is left for the next");
    }

    @Test
    void whatMustNotStandInATransactionEndsIt() throws Exception {
        SQLException refused = assertThrows(SQLException.class, () -> TestDatabases.pool()
                .rolledBack(POSTGRES, connection -> Loader.within(connection, new PostgresDialect())
                        .load(List.of("CREATE TABLE a (id int)", "VACUUM"))));

        assertEquals("25001", refused.getSQLState());
        assertTrue(new PostgresDialect().refusesTransaction(refused));
    }

    @Test
    void whatMustNotStandInATransactionRunsAloneInADatabaseOfItsOwn() throws Exception {
        try (ScratchDatabase database = TestDatabases.pool().server(POSTGRES).create();
                Connection connection = database.connect()) {
            Loader loader = Loader.committing(connection, new PostgresDialect());
            assertTrue(loader.load(List.of("CREATE TABLE a (id int)", "VACUUM", "CREATE VIEW b AS SELECT id FROM a")));
            assertEquals("a,b on", state(connection));
        }
    }

    private static String state(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT string_agg(relname, ',' ORDER BY relname) || ' ',"
                        + " current_setting('check_function_bodies') FROM pg_class"
                        + " WHERE relnamespace = 'public'::regnamespace")) {
            row.next();
            return String.valueOf(row.getString(1)).strip() + " " + row.getString(2);
        }
    }
}
