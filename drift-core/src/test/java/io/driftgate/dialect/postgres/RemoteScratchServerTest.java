package io.driftgate.dialect.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.connection.ConnectionException;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScratchException;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RemoteScratchServerTest {
    private static final EmbeddedPostgres HOST =
            EmbeddedPostgres.start(15, TestPostgres.binaries(), TestPostgres.cache());

    private static final String DATABASES =
            "SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database WHERE datname !~ '^template'";

    private final RemoteScratchServer server = remote("maker");

    @BeforeAll
    static void roles() throws SQLException {
        HOST.execute("CREATE ROLE maker LOGIN CREATEDB PASSWORD 'm4ker'");
        HOST.execute("CREATE ROLE reader LOGIN PASSWORD 'm4ker'");
        HOST.execute("CREATE DATABASE precious");
    }

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @Test
    void whatItGivesDependsOnItsExtensionsToo() throws Exception {
        String identity = server.identity();

        assertTrue(identity.startsWith(server.engine() + " "), identity);
        assertTrue(identity.contains(", plpgsql 1.0"), identity);
    }

    @Test
    void databasesComeAndGoBesideOthers() throws Exception {
        String name;
        try (ScratchDatabase database = server.create();
                Connection left = database.connect()) {
            name = ScriptLoader.value(left, "SELECT current_database()");
            ScriptLoader.load(database, "CREATE TABLE t (a int)");
            assertEquals(name + ",postgres,precious", databases());
        }
        assertEquals("postgres,precious", databases());
        assertEquals("PostgreSQL 15.19", server.engine().toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void onOtherVersions(int major) throws Exception {
        EmbeddedPostgres other = TestPostgres.server(major);
        Database url = new Database(other.url("postgres"), other.user(), other.password(), Duration.ZERO);
        try (RemoteScratchServer remote = new RemoteScratchServer(url);
                ScratchDatabase database = remote.create();
                Connection connection = database.connect()) {
            assertEquals(DatabaseLocale.PLAIN, DatabaseLocale.of(connection));
        }
    }

    @Test
    void roleThatMayNotCreateDatabases() {
        ScratchException refused =
                assertThrows(ScratchException.class, () -> remote("reader").create());
        assertEquals(
                "The role of db.scratch may not create databases on " + shown()
                        + ": give it the right (ALTER ROLE … CREATEDB), or use db.scratch=auto.",
                refused.getMessage());
    }

    @Test
    void wrongPassword() {
        Database wrong = new Database(HOST.url("precious"), "maker", "n0tmine", Duration.ZERO);
        assertThrows(ConnectionException.class, () -> new RemoteScratchServer(wrong).create());
    }

    @Test
    void removesWhatACrashedRunLeftAndNothingElse() throws Exception {
        long now = Instant.now().getEpochSecond();
        String abandoned = make(now - 3600, "1", ScratchDatabases.MARKER);
        String young = make(now - 10, "2", ScratchDatabases.MARKER);
        String unmarked = make(now - 3600, "3", "mine");
        String bare = make(now - 3600, "4", null);
        String entered = make(now - 3600, "5", ScratchDatabases.MARKER);
        String foreign = make(now - 3600, "6", ScratchDatabases.MARKER);
        HOST.execute("ALTER DATABASE " + foreign + " OWNER TO postgres");
        HOST.execute("CREATE DATABASE driftgate_scratch_old OWNER maker");
        HOST.execute("COMMENT ON DATABASE driftgate_scratch_old IS '" + ScratchDatabases.MARKER + "'");
        try (Connection session = HOST.connect(entered)) {
            assertFalse(session.isClosed());
            server.create().close();
            for (String left : List.of(young, unmarked, bare, entered, foreign, "driftgate_scratch_old")) {
                assertEquals("1", count(left), left);
            }
            assertEquals("0", count(abandoned));
        } finally {
            for (String made : List.of(young, unmarked, bare, entered, foreign, "driftgate_scratch_old")) {
                HOST.execute("DROP DATABASE " + made + " WITH (FORCE)");
            }
        }
    }

    /** A database in use without any session of its user's is still in use. */
    @Test
    void aDatabaseInUseIsKeptHoweverOldItIs() throws Exception {
        try (ScratchDatabase mine = server.create()) {
            String sql =
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
            assertEquals("1", ScriptLoader.value(mine, sql));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE ROLE x", "DROP DATABASE precious", "DO $$ BEGIN CREATE ROLE x; END $$"})
    void statementsThatReachBeyondAreRefused(String statement) throws Exception {
        try (ScratchDatabase database = server.create()) {
            SQLException refused = assertThrows(SQLException.class, () -> ScriptLoader.load(database, statement));
            String what = statement.startsWith("DO") ? "CREATE ROLE" : statement.replaceFirst(" \\w+$", "");
            assertEquals(
                    what + " reaches beyond the scratch database on " + shown()
                            + ": use db.scratch=auto, where a script has a server of its own",
                    refused.getMessage());
        }
        assertEquals("postgres,precious", databases());
    }

    @Test
    void aMissingRoleIsNotCreatedOnSomebodysServer() throws Exception {
        try (ScratchDatabase database = server.create()) {
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> ScriptLoader.load(database, "CREATE TABLE t (a int); GRANT SELECT ON t TO app"));
            assertEquals(
                    "role \"app\" does not exist on the scratch server " + shown()
                            + ": create it there, or use db.scratch=auto",
                    refused.getMessage());
            assertEquals("42704", refused.getSQLState());
        }
    }

    @Test
    void aRoleThatAScriptChangesToIsNamedWithTheWayOut() throws Exception {
        try (ScratchDatabase database = server.create()) {
            SQLException missing = assertThrows(SQLException.class, () -> ScriptLoader.load(database, "SET ROLE app"));
            assertEquals(
                    "role \"app\" does not exist on the scratch server " + shown()
                            + ": create it there, or use db.scratch=auto",
                    missing.getMessage());
            SQLException refused =
                    assertThrows(SQLException.class, () -> ScriptLoader.load(database, "SET ROLE reader"));
            assertEquals(
                    "permission denied to set role \"reader\" on the scratch server " + shown()
                            + ", whose databases belong to the role of db.scratch: use db.scratch=auto, where every role may do"
                            + " anything, or let that role act as the one that scripts change to (ALTER ROLE … SET role = '…')",
                    refused.getMessage());
            assertEquals("42501", refused.getSQLState());
        }
    }

    private static String make(long epoch, String digit, @Nullable String comment) throws SQLException {
        String name = "driftgate_scratch_" + epoch + "_" + digit.repeat(16);
        HOST.execute("CREATE DATABASE " + name + " OWNER maker");
        if (comment != null) {
            HOST.execute("COMMENT ON DATABASE " + name + " IS '" + comment + "'");
        }
        return name;
    }

    private static RemoteScratchServer remote(String role) {
        return new RemoteScratchServer(new Database(HOST.url("precious"), role, "m4ker", Duration.ZERO));
    }

    private static String shown() {
        return Database.at(HOST.url("precious")).shownUrl();
    }

    private static String databases() throws SQLException {
        try (Connection connection = HOST.connect("postgres")) {
            return ScriptLoader.value(connection, DATABASES);
        }
    }

    private static String count(String database) throws SQLException {
        try (Connection connection = HOST.connect("postgres")) {
            return ScriptLoader.value(
                    connection, "SELECT count(*) FROM pg_database WHERE datname = '" + database + "'");
        }
    }
}
