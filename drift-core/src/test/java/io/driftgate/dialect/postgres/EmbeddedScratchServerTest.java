package io.driftgate.dialect.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedScratchServerTest {
    private static final EmbeddedScratchServer SERVER =
            EmbeddedScratchServer.start(15, TestPostgres.binaries(), TestPostgres.cache());

    private static final String ROLES =
            "SELECT string_agg(rolname, ',' ORDER BY rolname) FROM pg_roles WHERE rolname !~ '^pg_'";
    private static final String DATABASES = "SELECT count(*) FROM pg_database";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void databasesComeAndGo() throws Exception {
        try (ScratchDatabase one = SERVER.create();
                ScratchDatabase two = SERVER.create();
                Connection open = two.connect()) {
            ScriptLoader.load(one, "CREATE TABLE t (a int)");
            assertEquals("5", ScriptLoader.value(open, DATABASES));
            assertEquals("0", ScriptLoader.value(two, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
            assertTrue(ScriptLoader.value(one, "SELECT current_database()")
                    .matches("driftgate_scratch_\\d{10}_[0-9a-f]{16}"));
        }
        try (ScratchDatabase next = SERVER.create()) {
            assertEquals("4", ScriptLoader.value(next, DATABASES));
        }
        assertEquals(new Engine("PostgreSQL", "15.19"), SERVER.engine());
    }

    @Test
    void rolesThatAScriptTakesForGrantedAreCreated() throws Exception {
        try (ScratchDatabase database = SERVER.create()) {
            ScriptLoader.load(
                    database,
                    "CREATE TABLE t (a int); GRANT SELECT ON t TO app, \"Read \"\"only\"\"\"; ALTER TABLE t OWNER TO owner;"
                            + " CREATE POLICY p ON t TO auditor; DO $$ BEGIN GRANT ALL ON t TO inner_role; END $$");
            assertEquals("Read \"only\",app,auditor,inner_role,owner,postgres", ScriptLoader.value(database, ROLES));
            assertEquals("f", ScriptLoader.value(database, "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'app'"));
        }
    }

    @Test
    void alsoWithinATransaction() throws Exception {
        try (ScratchDatabase database = SERVER.create()) {
            ScriptLoader.load(
                    database,
                    "BEGIN; CREATE TABLE t (a int); GRANT SELECT ON t TO app; GRANT SELECT ON t TO other; COMMIT;");
            assertEquals(
                    "{postgres=arwdDxt/postgres,app=r/postgres,other=r/postgres}",
                    ScriptLoader.value(database, "SELECT relacl FROM pg_class WHERE relname = 't'"));
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                ScriptLoader.load(database, connection, "CREATE TABLE u (a int); GRANT SELECT ON u TO third");
                connection.rollback();
            }
            assertEquals("app,other,postgres,third", ScriptLoader.value(database, ROLES));
        }
    }

    /** What it may do on the real server is not known here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET ROLE app; CREATE TABLE t (a int)",
                "BEGIN; SET LOCAL ROLE app; CREATE TABLE t (a int); COMMIT",
                "SET SESSION AUTHORIZATION 'app'; CREATE TABLE t (a int)",
                "SELECT set_config('role', 'app', false); CREATE TABLE t (a int)",
                "DO $$ BEGIN SET LOCAL ROLE app; CREATE TABLE t (a int); END $$",
                "CREATE ROLE app; SET ROLE app; CREATE TABLE t (a int)",
                "CREATE TABLE other (a int); GRANT SELECT ON other TO app; SET ROLE app; CREATE TABLE t AS TABLE other"
            })
    void aScriptMayChangeToARole(String sql) throws Exception {
        try (ScratchDatabase database = SERVER.create()) {
            ScriptLoader.load(database, sql);

            assertEquals(
                    "app",
                    ScriptLoader.value(database, "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE relname = 't'"));
            assertEquals("app,postgres", ScriptLoader.value(database, ROLES));
        }
    }

    @Test
    void aRoleThatATransactionMadeHasTheRightsThatItGives() throws Exception {
        try (ScratchDatabase database = SERVER.create()) {
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> ScriptLoader.load(
                            database, "BEGIN; CREATE ROLE app; SET ROLE app; CREATE TABLE t (a int); COMMIT"));

            assertEquals("ERROR: permission denied for schema public\n  Position: 14", refused.getMessage());
        }
    }

    @Test
    void whatAScriptCreatesBesideItsDatabaseIsGoneBeforeTheNext() throws Exception {
        String script =
                "CREATE ROLE app LOGIN; CREATE DATABASE beside OWNER app; GRANT CONNECT ON DATABASE beside TO other;"
                        + " CREATE TABLE t (a int); ALTER TABLE t OWNER TO app; CREATE ROLE m IN ROLE app";
        for (int i = 0; i < 2; i++) {
            try (ScratchDatabase database = SERVER.create()) {
                assertEquals(
                        "postgres 4",
                        ScriptLoader.value(database, ROLES) + " " + ScriptLoader.value(database, DATABASES));
                ScriptLoader.load(database, script);
            }
        }
    }

    @Test
    void otherErrorsStayAsTheyAre() throws Exception {
        try (ScratchDatabase database = SERVER.create()) {
            SQLException refused = assertThrows(
                    SQLException.class, () -> ScriptLoader.load(database, "SELECT 1; SELECT * FROM missing"));
            assertEquals("42P01", refused.getSQLState());
            SQLException type =
                    assertThrows(SQLException.class, () -> ScriptLoader.load(database, "CREATE TABLE t (a missing)"));
            assertEquals("42704", type.getSQLState());
            assertEquals("postgres", ScriptLoader.value(database, ROLES));
        }
    }

    @Test
    void aMissingExtensionIsNamedWithTheWayOut() throws Exception {
        try (ScratchDatabase database = SERVER.create()) {
            SQLException refused =
                    assertThrows(SQLException.class, () -> ScriptLoader.load(database, "CREATE EXTENSION postgis"));
            assertEquals(
                    "extension \"postgis\" is not available on the embedded PostgreSQL 15: set db.scratch to the JDBC URL of a"
                            + " server that has it (db.scratch=jdbc:postgresql://…)",
                    refused.getMessage());
            ScriptLoader.load(
                    database,
                    "CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION pgcrypto; CREATE EXTENSION \"uuid-ossp\"");
        }
    }

    @Test
    void extensionOnVersionsThatNameItsFile() throws Exception {
        try (EmbeddedScratchServer old =
                        EmbeddedScratchServer.start(13, TestPostgres.binaries(), TestPostgres.cache());
                ScratchDatabase database = old.create()) {
            SQLException refused =
                    assertThrows(SQLException.class, () -> ScriptLoader.load(database, "CREATE EXTENSION postgis"));
            assertTrue(
                    String.valueOf(refused.getMessage())
                            .startsWith("extension \"postgis\" is not available on the embedded PostgreSQL 13:"),
                    refused.getMessage());
        }
    }

    @Test
    void hasTheTargetsEncodingAndLocaleWhereThereIsSuchALocale() throws Exception {
        assertEquals("SQL_ASCII C C", locale(new DatabaseLocale("SQL_ASCII", "C", "C", 'c', null)));
        assertEquals("UTF8 C.UTF-8 C", locale(new DatabaseLocale("UTF8", "C.UTF-8", "C", 'c', null)));
        assertEquals("LATIN1 C C", locale(new DatabaseLocale("LATIN1", "xx_XX.utf8", "xx_XX.utf8", 'c', null)));
        assertEquals(
                "UTF8 C C",
                locale(new DatabaseLocale("UTF8", "C", "C", 'i', "de-DE")).substring(0, 8));
    }

    private static String locale(DatabaseLocale wanted) throws SQLException {
        try (EmbeddedScratchServer server =
                        EmbeddedScratchServer.start(15, TestPostgres.binaries(), TestPostgres.cache(), wanted);
                ScratchDatabase database = server.create();
                Connection connection = database.connect()) {
            DatabaseLocale has = DatabaseLocale.of(connection);
            return has.encoding() + " " + has.collate() + " " + has.ctype();
        }
    }

    /** What only a careful runner gets through whole. */
    @Test
    void runsStatementsAsTheyAreWritten() throws Exception {
        try (ScratchDatabase database = SERVER.create()) {
            ScriptLoader.load(database, text("statements.sql"));
            assertEquals(
                    "{d '2020-01-01'} t 3 {1} 2|a\tb|NULL|\\ 5",
                    ScriptLoader.value(
                            database,
                            "SELECT concat_ws(' ', (SELECT string_agg(v, '') FROM escapes), (SELECT '{\"a\":1}'::jsonb ? 'a'),"
                                    + " f(1), a$b(), (SELECT string_agg(concat_ws('|', id, coalesce(x, 'NULL'), coalesce(y, 'NULL'), z), ';') FROM rows),"
                                    + " (SELECT count(*) FROM log))"));
        }
    }

    private static String text(String resource) {
        try (var in = EmbeddedScratchServerTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
