package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.dialect.Hurdle;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of a run on PostgreSQL is told before it, all in one list; a role that may do all is told of nothing. */
class PreflightTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void project() throws Exception {
        project = Project.postgres(folder)
                .file(
                        "001_orders.sql",
                        "CREATE TABLE orders (id integer PRIMARY KEY);\nCREATE TABLE items (id integer);");
        project.migrate();
    }

    @AfterEach
    void drop() {
        project.close();
    }

    private Plan plan() {
        return project.plan();
    }

    @Test
    void allInOneList() throws Exception {
        project.asSuperuser("ALTER TABLE orders OWNER TO postgres");
        project.asSuperuser("ALTER TABLE items OWNER TO postgres");
        project.asSuperuser(
                "GRANT SELECT ON orders, items TO " + project.database().user());
        project.asSuperuser("REVOKE ALL ON SCHEMA public FROM pg_database_owner, PUBLIC");
        project.asSuperuser("GRANT USAGE ON SCHEMA public TO PUBLIC");
        project.asSuperuser("ALTER ROLE " + project.database().user() + " SET default_transaction_read_only = on");
        project.file("002_more.sql", """
                CREATE TABLE parts (id integer REFERENCES orders);
                ALTER TABLE items ADD COLUMN note text;""");

        List<String> blocked = plan().blocked().orElseThrow().details();

        assertEquals(
                List.of(
                        "Transactions are read-only here (default_transaction_read_only). Take the setting off the role or the"
                                + " database, or run as another role.",
                        "The role may not create anything in the schema public. GRANT CREATE ON SCHEMA public to it, as the"
                                + " schema's owner.",
                        "items belongs to postgres, and only its owner may alter it. Run as postgres or a member of it, or"
                                + " give the object to the role that migrates.",
                        "The role may not refer to orders by a foreign key. GRANT REFERENCES ON orders to it."),
                blocked);
        assertEquals(List.of(), project.migrate().done());
    }

    @Test
    void theWayBackIsLookedAtToo() throws Exception {
        project.file("002_more.sql", "ALTER TABLE orders ADD COLUMN note text;\nCREATE TABLE parts (id integer);")
                .file("002_more.down.sql", "ALTER TABLE orders DROP COLUMN note;\nDROP TABLE parts;")
                .migrate();
        project.asSuperuser("ALTER SCHEMA public OWNER TO postgres");
        project.asSuperuser("ALTER TABLE orders OWNER TO postgres");
        project.asSuperuser("ALTER TABLE parts OWNER TO postgres");
        project.asSuperuser(
                "GRANT SELECT ON orders, parts TO " + project.database().user());
        RollbackTo one = new RollbackTo.Steps(1);

        assertEquals(
                List.of(
                        "refused: 2 things stand in the way; nothing was undone.",
                        "orders belongs to postgres, and only its owner may alter it. Run as postgres or a member of it, or"
                                + " give the object to the role that migrates.",
                        "parts belongs to postgres, and only its owner or that of its schema may drop it. Run as postgres or"
                                + " a member of it, or give the object to the role that migrates."),
                Project.said(project.rollback(one)));
        assertEquals(2, project.history().size());

        project.asSuperuser("ALTER TABLE orders OWNER TO " + project.database().user());
        project.asSuperuser("ALTER SCHEMA public OWNER TO " + project.database().user());
        assertEquals(List.of("undone by 002_more.down.sql"), Project.said(project.rollback(one)));
    }

    @Test
    void aSessionThatHoldsALockIsNamedAndBlocksNothing() throws Exception {
        project.file("002_more.sql", "ALTER TABLE items ADD COLUMN note text;");
        try (Connection other = project.open();
                Statement statement = other.createStatement()) {
            statement.execute("SET application_name = 'report'");
            statement.execute("BEGIN");
            statement.execute("SELECT * FROM items");
            Thread.sleep(5_500);

            Plan plan = plan();

            assertTrue(plan.blocked().isEmpty());
            List<Hurdle> hurdles = plan.precautions().hurdles();
            assertEquals(1, hurdles.size());
            assertTrue(
                    hurdles.get(0).text().contains(", report) holds a lock on items for "),
                    hurdles.get(0).text());
        }
    }
}
