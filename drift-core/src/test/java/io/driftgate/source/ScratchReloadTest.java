package io.driftgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.TestDatabases;
import io.driftgate.dialect.Reload.Reloaded;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.postgres.TestPostgres;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reloads leave nothing behind, do not meet, and find a way where one transaction is too small. */
class ScratchReloadTest {
    private static final Engine POSTGRES = new Engine(Engine.POSTGRESQL, "15");

    private static ScratchPool pool = TestDatabases.pool();

    @BeforeAll
    static void start() {
        pool = new ScratchPool(new ScratchSettings(
                ScratchSettings.AUTO, TestDatabases.pool().settings().cache(), TestPostgres.binaries()));
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    @Test
    void nothingIsLeftForTheNextReload() throws Exception {
        String sql = "CREATE SCHEMA shop; CREATE EXTENSION citext; CREATE SEQUENCE shop.numbers;"
                + "CREATE TABLE shop.orders (id serial PRIMARY KEY, code citext CHECK (code <> ''));"
                + "CREATE MATERIALIZED VIEW taken AS SELECT nextval('shop.numbers') AS n,"
                + " pg_advisory_lock(1) IS NULL AS held, set_config('work_mem', '64kB', false);"
                + "SELECT pg_advisory_unlock_all();";
        Schema rich = TestDatabases.load(POSTGRES, sql);
        Schema richer = TestDatabases.load(POSTGRES, sql + "CREATE TABLE more (id int)");
        Schema empty = TestDatabases.load(POSTGRES, "");

        assertEquals(objects(rich), objects(reload(rich)));
        assertEquals(objects(empty), objects(reload(empty)));
        assertEquals(objects(richer), objects(reload(richer)), "the third as the first");
    }

    @Test
    void aReplayBesideAKeptDatabaseFindsTheServerAsNew() throws Exception {
        reload(TestDatabases.load(POSTGRES, "CREATE TABLE a (id int)"));
        for (int i = 0; i < 2; i++) {
            try (ScratchDatabase database = pool.server(POSTGRES).create();
                    Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE only_once");
            }
        }
    }

    @Test
    void reloadsOfSeveralThreadsDoNotMeet() throws Exception {
        List<Schema> schemas = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            // The same names in another order: in one database they would wait for each other, and end in a deadlock.
            String first = i % 2 == 0 ? "a" : "b";
            String second = i % 2 == 0 ? "b" : "a";
            schemas.add(TestDatabases.load(
                    POSTGRES,
                    "CREATE TABLE " + first + " (c" + i + " int); CREATE VIEW v AS SELECT c" + i + " FROM " + first
                            + "; CREATE TABLE " + second + " (d" + i + " int)"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Schema>> found = schemas.stream()
                    .map(schema -> threads.submit(() -> reload(schema)))
                    .toList();
            for (int i = 0; i < schemas.size(); i++) {
                assertEquals(objects(schemas.get(i)), objects(found.get(i).get()));
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void fiveThousandTablesAreReloadedInOneTransaction() {
        assertEquals(5_000, reload(tables("t", 5_000)).count(ObjectType.TABLE));
    }

    @Test
    void whereThereIsNoRoomForTheirLocksInADatabaseOfItsOwn() throws Exception {
        try (ScratchDatabase other = pool.server(POSTGRES).create();
                Connection greedy = other.connect()) {
            takeLocks(greedy, 3_000);

            assertEquals(1_000, reload(tables("other", 1_000)).count(ObjectType.TABLE));
        }
    }

    /** Takes all locks that the server has room for, and gives some back. */
    private static void takeLocks(Connection connection, int left) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try {
                statement.execute("SELECT count(pg_advisory_lock(n)) FROM generate_series(1, 10000000) n");
            } catch (SQLException full) {
                assertEquals("53200", full.getSQLState());
            }
            statement.execute("SELECT count(pg_advisory_unlock(n)) FROM generate_series(1, " + left + ") n");
        }
    }

    private static Schema tables(String prefix, int count) {
        List<SchemaObject> objects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectPath table = ObjectPath.of("public", prefix + i);
            objects.add(
                    new SchemaObject(ObjectType.TABLE, table, Facts.builder().build()));
            objects.add(column(table, "id", "integer", 1));
            objects.add(column(table, "note", "text", 2));
            objects.add(new SchemaObject(
                    ObjectType.PRIMARY_KEY,
                    table.child(prefix + i + "_pkey"),
                    Facts.builder().put(Property.COLUMNS, "id").build()));
        }
        return new Schema(POSTGRES, List.of("public"), objects);
    }

    private static SchemaObject column(ObjectPath table, String name, String type, int position) {
        return new SchemaObject(
                ObjectType.COLUMN,
                table.child(name),
                Facts.builder()
                        .put(Property.TYPE, type)
                        .put(Property.NULLABLE, Boolean.toString(position > 1))
                        .put(Property.POSITION, Integer.toString(position))
                        .build());
    }

    private static Schema reload(Schema schema) {
        Set<ObjectPath> all = schema.objects().stream().map(SchemaObject::path).collect(Collectors.toSet());
        Reloaded reloaded = new ScratchReload(pool, POSTGRES).reload(schema, all, List.of());
        assertTrue(reloaded.complete());
        return reloaded.schema();
    }

    /** Without owners and privileges, which are not reloaded. */
    private static String objects(Schema schema) {
        return schema.objects().stream()
                .filter(object -> object.type() != ObjectType.OPTION)
                .map(object -> object.type() + " " + object.path() + " "
                        + object.with(Property.OWNER, null)
                                .with(Property.PRIVILEGES, null)
                                .facts())
                .collect(Collectors.joining("\n"));
    }
}
