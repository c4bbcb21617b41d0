package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Teams log in as one role and let another own what they make. The role that migrates is a member of the owner, inherits nothing
 * of it, and is no superuser; the owner may read and write nothing of ours.
 */
final class PostgresRolesTest {
    private static final String OWNERS = "SELECT relname, pg_get_userbyid(relowner) = '%s' FROM pg_class"
            + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1";

    @TempDir
    private Path folder;

    private Project project;
    private String owner;

    @BeforeEach
    void roles() throws Exception {
        project = Project.postgres(folder);
        owner = "owner_" + UUID.randomUUID().toString().substring(0, 8);
        project.asSuperuser(
                "CREATE ROLE " + owner + "; GRANT CREATE ON SCHEMA public TO " + owner + ", " + project.name()
                        + "; ALTER ROLE " + project.name() + " NOINHERIT; GRANT " + owner + " TO " + project.name());
    }

    @AfterEach
    void drop() throws SQLException {
        project.asSuperuser("DROP OWNED BY " + owner + " CASCADE; DROP ROLE " + owner);
        project.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET ROLE %s", "SET LOCAL ROLE %s", "SELECT set_config('role', '%s', false)"})
    void aScriptMayChangeToTheOwner(String change) throws Exception {
        String first = change.formatted(owner) + ";\n";
        project.file("001_orders.sql", first + "CREATE TABLE orders (id integer); INSERT INTO orders VALUES (1);")
                .file("002_note.sql", first + "ALTER TABLE orders ADD COLUMN note text; UPDATE orders SET note = 'n';")
                .file("003_mine.sql", "CREATE TABLE mine (id integer);");

        assertEquals(
                List.of("applied 001_orders.sql", "applied 002_note.sql", "applied 003_mine.sql"),
                Project.said(project.migrate()));

        assertEquals(List.of("mine|f", "orders|t", "schema_migrations|f"), project.rows(OWNERS.formatted(owner)));
        project.asSuperuser("ALTER ROLE " + project.name() + " INHERIT");
        assertEquals(List.of("1|n"), project.rows("SELECT id, note FROM orders"));
        assertEquals(List.of(), Project.said(project.migrate()));

        project.file("004_last.sql", "-- " + UUID.randomUUID() + "\nCREATE TABLE last (id integer);");
        assertEquals(List.of("applied 004_last.sql"), Project.said(project.migrate()));
    }

    /** What is recorded between the parts is recorded by the role that logged in. */
    @Test
    void theRoleHoldsForTheNextPartsAndNotForTheHistory() throws Exception {
        project.file("001_parts.sql", """
                -- driftgate: transaction=off
                SET ROLE %s;
                CREATE TABLE orders (id integer);
                CREATE INDEX CONCURRENTLY orders_id ON orders (id);
                BEGIN;
                INSERT INTO orders VALUES (1);
                COMMIT;
                INSERT INTO orders VALUES (2);
                """.formatted(owner)).file("002_mine.sql", "CREATE TABLE mine (id integer);");

        assertEquals(List.of("applied 001_parts.sql", "applied 002_mine.sql"), Project.said(project.migrate()));

        assertEquals(List.of("mine|f", "orders|t", "schema_migrations|f"), project.rows(OWNERS.formatted(owner)));
        project.asSuperuser("ALTER ROLE " + project.name() + " INHERIT");
        assertEquals(List.of("1", "2"), project.rows("SELECT id FROM orders ORDER BY id"));
    }

    /** However it was changed: nobody reads the script for it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ BEGIN EXECUTE 'SET ROLE %s'; END $$",
                "SELECT as_owner('%s')",
                "SELECT set_config('role', rolname, false) FROM pg_roles WHERE rolname = '%s'"
            })
    void whatAnyStatementSetsHoldsForTheNextParts(String change) throws Exception {
        project.file("001_as_owner.sql", """
                CREATE FUNCTION as_owner(name text) RETURNS text LANGUAGE sql AS
                  'SELECT set_config(''role'', name, false)';
                CREATE TABLE said (n serial, batch text DEFAULT current_setting('app.batch', true), who name DEFAULT current_user);
                GRANT ALL ON said TO PUBLIC; GRANT ALL ON said_n_seq TO PUBLIC;
                """)
                .file("002_parts.sql", """
                %s;
                SELECT set_config('app.batch', 'a' || 'b', false);
                INSERT INTO said DEFAULT VALUES;
                VACUUM pg_statistic;
                INSERT INTO said DEFAULT VALUES;
                CREATE TABLE orders (id integer);
                CREATE INDEX CONCURRENTLY orders_id ON orders (id);
                INSERT INTO said DEFAULT VALUES;
                CREATE TABLE late (id integer);
                """.formatted(change.formatted(owner)))
                .file("003_mine.sql", "CREATE TABLE mine (id integer);");

        assertEquals(
                List.of("applied 001_as_owner.sql", "applied 002_parts.sql", "applied 003_mine.sql"),
                Project.said(project.migrate()));

        assertEquals(
                List.of("late|t", "mine|f", "orders|t", "said|f", "schema_migrations|f"),
                project.rows(OWNERS.formatted(owner)));
        assertEquals(
                List.of("1|ab|t", "2|ab|t", "3|ab|t"),
                project.rows("SELECT n, batch, who = '" + owner + "' FROM said ORDER BY n"));
    }

    @Test
    void discardAllEndsWhatWasSet() throws Exception {
        project.file("001_parts.sql", """
                SET ROLE %s;
                SET search_path = public, pg_temp;
                CREATE TABLE orders (id integer);
                DISCARD ALL;
                CREATE TABLE mine (path text DEFAULT current_setting('search_path'));
                INSERT INTO mine DEFAULT VALUES;
                """.formatted(owner));

        assertEquals(List.of("applied 001_parts.sql"), Project.said(project.migrate()));

        assertEquals(List.of("mine|f", "orders|t", "schema_migrations|f"), project.rows(OWNERS.formatted(owner)));
        assertEquals(List.of("\"$user\", public"), project.rows("SELECT path FROM mine"));
    }

    /** Only the owner may drop what was left behind. */
    @Test
    void anIndexThatCouldNotBeBuiltIsRemovedByTheRoleThatTheScriptChangedTo() throws Exception {
        project.file(
                "001_orders.sql",
                "SET ROLE " + owner + "; CREATE TABLE orders (id integer); GRANT ALL ON orders TO PUBLIC;");
        project.migrateQuietly("1");
        project.sql("INSERT INTO orders VALUES (1), (1)");
        project.settings(project.settings().withPrecautions(Project.UNCHECKED));
        project.file(
                "002_unique.sql",
                "SET ROLE " + owner + ";\nCREATE UNIQUE INDEX CONCURRENTLY orders_id ON orders (id);");
        assertTrue(assertThrows(MigrationException.class, project::migrate)
                .getMessage()
                .contains("could not create unique index"));
        project.sql("DELETE FROM orders a USING orders b WHERE a.ctid > b.ctid");

        assertEquals(List.of("applied 002_unique.sql"), Project.said(project.migrate()));

        assertEquals(
                List.of("t"), project.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_id'::regclass"));
    }

    /** A role that the login's own settings change to is the state of a new connection. */
    @Test
    void aRoleThatTheLoginIsGivenHoldsThroughout() throws Exception {
        project.asSuperuser("ALTER ROLE " + project.name() + " SET role = '" + owner + "'");
        project.file("001_orders.sql", "CREATE TABLE orders (id integer);")
                .file("002_reset.sql", "SET ROLE NONE; SELECT 1;")
                .file("003_parts.sql", "ALTER TABLE orders ADD COLUMN note text; VACUUM orders;")
                .file("004_items.sql", "CREATE TABLE items (id integer);");

        assertEquals(
                List.of(
                        "applied 001_orders.sql",
                        "applied 002_reset.sql",
                        "applied 003_parts.sql",
                        "applied 004_items.sql"),
                Project.said(project.migrate()));

        assertEquals(List.of("items|t", "orders|t", "schema_migrations|t"), project.rows(OWNERS.formatted(owner)));
        assertEquals(List.of(project.name()), project.rows("SELECT DISTINCT applied_by FROM schema_migrations"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET ROLE", "SET SESSION AUTHORIZATION"})
    void aRoleThatTheDatabaseLacksIsSaidAndNothingIsDone(String change) throws Exception {
        project.file(
                "001_orders.sql",
                "CREATE TABLE early (id integer);\n" + change + " not_there; CREATE TABLE orders (id integer);");

        MigrationException failed = assertThrows(MigrationException.class, project::migrate);

        assertTrue(failed.getMessage().contains("role \"not_there\" does not exist"), failed.getMessage());
        assertEquals(List.of("schema_migrations|f"), project.rows(OWNERS.formatted(owner)));
        assertEquals(List.of(), project.history());
    }

    @Test
    void theHistoryMayBeSpokenOf() throws Exception {
        project.file(
                "001_orders.sql",
                "GRANT SELECT ON public.schema_migrations TO " + owner
                        + "; COMMENT ON TABLE schema_migrations IS 'what was released';");

        assertEquals(List.of("applied 001_orders.sql"), Project.said(project.migrate()));

        assertEquals(
                List.of("t"),
                project.rows("SELECT has_table_privilege('" + owner + "', 'schema_migrations', 'SELECT')"));
    }

    /** What the role may not see goes, too. */
    @Test
    void rowsThatRowSecurityHidesAreNotLeftUnsaid() throws Exception {
        project.file("001_orders.sql", "CREATE TABLE orders (id integer);")
                .file("002_acc.sql", """
                        CREATE TABLE acc (id integer);
                        ALTER TABLE acc ENABLE ROW LEVEL SECURITY;
                        ALTER TABLE acc FORCE ROW LEVEL SECURITY;
                        CREATE POLICY few ON acc USING (id < 3) WITH CHECK (true);
                        """)
                .migrate();
        project.sql("INSERT INTO acc SELECT generate_series(1, 60)");

        assertEquals(
                "  public.acc holds at least 2 rows, since row security hides some from this role",
                Project.said(project.rollback(new RollbackTo.Steps(1))).get(3));
    }

    @Test
    void aLoginThatMayNotKeepAHistoryIsToldSo() throws Exception {
        project.asSuperuser("REVOKE CREATE ON SCHEMA public FROM " + project.name());
        project.file("001_orders.sql", "SET ROLE " + owner + "; CREATE TABLE orders (id integer);");

        assertEquals(
                List.of(
                        "refused: One thing stands in the way; nothing was applied.",
                        "The role that logs in may not create the history table in the schema public, whatever role the"
                                + " migrations change to. GRANT CREATE ON SCHEMA public to it, or let it log in as a role that"
                                + " may (ALTER ROLE … SET role = '…')."),
                Project.said(project.migrate()));
    }
}
