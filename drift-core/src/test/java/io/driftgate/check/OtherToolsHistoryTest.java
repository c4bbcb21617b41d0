package io.driftgate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.history.History;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of Prisma and sqlx with the columns that these tools make, and rows as they write them. */
class OtherToolsHistoryTest {
    private static final String ORDERS = "CREATE TABLE orders (id INTEGER PRIMARY KEY);";
    private static final String ORDERS_384 =
            "02913f0013d54f2208f9da6cfd7d75184d0fca085e7cea2f3701c840db6af02c7b6efe338b20924adca5f8940ab550a7";
    private static final String SQLX = """
            CREATE TABLE _sqlx_migrations (
              version BIGINT PRIMARY KEY,
              description TEXT NOT NULL,
              installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
              success BOOLEAN NOT NULL,
              checksum BLOB NOT NULL,
              execution_time BIGINT NOT NULL
            );
            """;
    private static final String PRISMA = """
            CREATE TABLE "_prisma_migrations" (
              "id" TEXT PRIMARY KEY NOT NULL,
              "checksum" TEXT NOT NULL,
              "finished_at" DATETIME,
              "migration_name" TEXT NOT NULL,
              "logs" TEXT,
              "rolled_back_at" DATETIME,
              "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
              "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
            );
            """;

    @TempDir
    Path folder;

    private SqliteProject project;

    @BeforeEach
    void project() throws Exception {
        project = new SqliteProject(folder).migration("20240102030405_orders.sql", ORDERS);
    }

    private void sqlxRan(String checksum, boolean success) throws Exception {
        project.database(
                ORDERS + SQLX + "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)"
                        + " VALUES (20240102030405, 'orders', " + success + ", x'" + checksum + "', 5);");
    }

    @Test
    void whatSqlxMigratedIsClean() throws Exception {
        sqlxRan(ORDERS_384, true);

        DriftResult result = project.verify();

        assertEquals(List.of(), result.refusals());
        assertEquals(List.of(), SqliteProject.lines(result));
        assertEquals("20240102030405", result.version());
    }

    @Test
    void anEditedFileOfSqlxIsARefusal() throws Exception {
        sqlxRan(ORDERS_384, true);
        project.migration("20240102030405_orders.sql", ORDERS + "\n");

        assertEquals(
                List.of(
                        "20240102030405_orders.sql was changed after it was applied (checksum " + ORDERS_384
                                + " in the history, 05f41699a7e55ce689acc1daf2f903c23f5ca0b74e17c6ef588d358e191b0da88133485fa1b4e2615a907d63a469f8f3 now). Undo the change, and put it into a new migration."),
                project.verify().refusals());
    }

    @Test
    void aMigrationThatSqlxLeftDirtyIsARefusal() throws Exception {
        sqlxRan(ORDERS_384, false);

        assertEquals(
                List.of("The history lists 20240102030405 as failed. Settle it before the schema can be judged."),
                project.verify().refusals());
    }

    @Test
    void prismasFailedRowsCountAsFailedAndRolledBackOnesNotAtAll() throws Exception {
        project.database(PRISMA
                + "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, rolled_back_at) VALUES"
                + " ('a', 'c1', '20240101000000_first', 1, 2, NULL),"
                + " ('b', 'c2', '20240102000000_tried', 3, NULL, 4),"
                + " ('c', 'c3', '20240102000000_tried', 5, 6, NULL),"
                + " ('d', 'c4', '20240103000000_broken', 7, NULL, NULL);");

        assertEquals(
                List.of(
                        new History.Entry(History.Kind.VERSIONED, "20240101000000_first", "c1"),
                        new History.Entry(History.Kind.VERSIONED, "20240102000000_tried", "c3"),
                        new History.Entry(History.Kind.FAILED, "20240103000000_broken", "c4")),
                project.applied());
    }
}
