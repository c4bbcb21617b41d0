package io.driftgate.dialect.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.Change;
import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.SchemaReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the reader behaves towards the database and its caller. */
class PostgresReadingTest {
    private static final int SOME = 10;
    private static final int MANY = 1_000;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private PostgresDatabase database(int major) throws SQLException {
        PostgresDatabase database = new PostgresDatabase(major);
        opened.push(database);
        return database;
    }

    private Connection connect(PostgresDatabase database) throws SQLException {
        Connection connection = database.connect();
        opened.push(connection);
        return connection;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable resource : opened) {
            resource.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void twoDatabasesWithOneSchemaReadEqualWhateverTheirSettings(int major) throws Exception {
        PostgresDatabase plain = database(major);
        PostgresDatabase odd = database(major);
        Connection first = connect(plain);
        Connection second = connect(odd);
        PostgresDatabase.run(
                second,
                "CREATE TABLE shifts_every_oid (id serial PRIMARY KEY, gone text, kept text);"
                        + "DROP TABLE shifts_every_oid");
        PostgresDatabase.run(first, Change.schema("postgres"));
        PostgresDatabase.run(second, Change.schema("postgres"));
        PostgresDatabase.run(
                second,
                "SET search_path = audit, public; SET datestyle = 'ISO, DMY';"
                        + " SET intervalstyle = iso_8601; SET timezone = 'Asia/Tokyo'; SET extra_float_digits = -15;"
                        + " SET quote_all_identifiers = on; SET bytea_output = escape");
        assertEquals(PostgresDatabase.read(first), PostgresDatabase.read(second));
    }

    /** Servers of November 2026 keep {@code pg_attver} on every column, another number each; here it is put there by hand. */
    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void whatTheServerKeepsForItselfOnColumnsIsNoOption(int major) throws Exception {
        Connection first = connect(database(major));
        Connection second = connect(database(major));
        for (Connection connection : List.of(first, second)) {
            PostgresDatabase.run(connection, Change.schema("postgres"));
            PostgresDatabase.run(connection, "CREATE TABLE optioned (id integer, n text)");
            PostgresDatabase.run(connection, "ALTER TABLE optioned ALTER COLUMN n SET (n_distinct = 5)");
        }
        PostgresDatabase.run(
                second,
                "UPDATE pg_attribute a SET attoptions = array_prepend('pg_attver=' || 1000 + attnum, attoptions)"
                        + " FROM pg_class c WHERE c.oid = a.attrelid AND c.oid >= 16384 AND a.attnum > 0"
                        + " AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')");

        assertEquals(PostgresDatabase.read(first), PostgresDatabase.read(second));
        SchemaObject column = PostgresDatabase.read(second).objects().stream()
                .filter(object -> object.path().equals(ObjectPath.of("public", "optioned", "n")))
                .findFirst()
                .orElseThrow();
        assertEquals("n_distinct=5", column.get(Property.OPTIONS));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void aRoleThatMayOnlyConnectReadsEverything(int major) throws Exception {
        PostgresDatabase database = database(major);
        Connection owner = connect(database);
        PostgresDatabase.run(owner, Change.schema("postgres"));
        String role = "connector_" + major;
        PostgresDatabase.run(owner, "CREATE ROLE " + role);
        Schema whole = PostgresDatabase.read(owner);
        Connection limited = connect(database);
        PostgresDatabase.run(limited, "SET SESSION AUTHORIZATION " + role);
        assertThrows(SQLException.class, () -> PostgresDatabase.one(limited, "SELECT count(*) FROM public.cache"));
        assertEquals(whole, PostgresDatabase.read(limited));
        assertFalse(whole.objects().toString().contains("hunter2"), "no password is read");
        PostgresDatabase.run(owner, "DROP ROLE " + role);
    }

    @Test
    void anOpenTransactionIsReadAndLeftAsItWas() throws Exception {
        Connection connection = connect(database(15));
        PostgresDatabase.run(connection, "CREATE SCHEMA shop; CREATE TABLE shop.carts (id integer)");
        connection.setAutoCommit(false);
        PostgresDatabase.run(
                connection,
                "SET LOCAL search_path = shop; SET LOCAL datestyle = 'ISO, DMY';" + " CREATE TABLE items (id integer)");
        Savepoint savepoint = connection.setSavepoint("driftgate_read");
        PostgresDatabase.run(connection, "CREATE TABLE prices (id integer)");
        String before = PostgresDatabase.one(connection, "SELECT txid_current()");

        assertEquals(List.of("carts", "items", "prices"), tables(connection, "shop"));

        assertEquals(before, PostgresDatabase.one(connection, "SELECT txid_current()"));
        assertEquals("shop", PostgresDatabase.one(connection, "SHOW search_path"));
        assertEquals("ISO, DMY", PostgresDatabase.one(connection, "SHOW datestyle"));
        assertEquals("0", PostgresDatabase.one(connection, "SELECT count(*) FROM prices"));
        connection.rollback(savepoint);
        assertEquals(List.of("carts", "items"), tables(connection, "shop"));
        connection.commit();
        assertEquals(List.of("carts", "items"), tables(connection, "shop"));
        assertFalse(connection.getAutoCommit());
    }

    @Test
    void aTransactionThatWasBegunAsTextIsLeftOpen() throws Exception {
        Connection connection = connect(database(15));
        PostgresDatabase.run(connection, "BEGIN; CREATE TABLE drafts (id integer)");
        assertEquals(List.of("drafts"), tables(connection, "public"));
        PostgresDatabase.run(connection, "ROLLBACK");
        assertEquals(List.of(), tables(connection, "public"));
        assertTrue(connection.getAutoCommit());
    }

    @Test
    void anErrorWhileReadingLeavesTheTransactionUsable() throws Exception {
        Connection connection = connect(database(15));
        connection.setAutoCommit(false);
        PostgresDatabase.run(connection, "CREATE TABLE drafts (id integer)");
        SQLException refused = assertThrows(SQLException.class, () -> new PostgresDialect()
                .reading(connection, inside -> PostgresDatabase.one(inside, "SELECT 1 / 0")));
        assertEquals("22012", refused.getSQLState());
        assertEquals("0", PostgresDatabase.one(connection, "SELECT count(*) FROM drafts"));
    }

    @Test
    void anIdleConnectionHasNoTransactionAfterwards() throws Exception {
        Connection connection = connect(database(15));
        assertEquals(List.of(), tables(connection, "public"));
        assertTrue(connection.getAutoCommit());
        assertEquals("\"$user\", public", PostgresDatabase.one(connection, "SHOW search_path"));
        connection.setAutoCommit(false);
        assertEquals(List.of(), tables(connection, "public"));
        PostgresDatabase.run(connection, "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
        connection.rollback();
    }

    @Test
    void patternsFindSchemasAndNeverTheServersOwn() throws Exception {
        Connection connection = connect(database(15));
        PostgresDatabase.run(connection, "CREATE SCHEMA tenant_1; CREATE SCHEMA tenant_2; CREATE SCHEMA \"a*b\"");
        PostgresDialect dialect = new PostgresDialect();
        assertEquals(List.of("public"), dialect.schemas(connection, ReadScope.DEFAULT));
        assertEquals(List.of("tenant_1", "tenant_2"), dialect.schemas(connection, new ReadScope(List.of("tenant_*"))));
        assertEquals(
                List.of("a*b", "public", "tenant_1", "tenant_2"),
                dialect.schemas(connection, new ReadScope(List.of("*"))));
        assertEquals(
                List.of("missing", "public"), dialect.schemas(connection, new ReadScope(List.of("public", "missing"))));
    }

    @Test
    void whatTheServerMadeIsReadUnderWhateverName() throws Exception {
        Connection connection = connect(database(15));
        Schema before = SchemaReader.read(connection, new ReadScope(List.of("information_schema")));
        PostgresDatabase.run(connection, "ALTER SCHEMA information_schema RENAME TO info");
        Schema after = SchemaReader.read(connection, new ReadScope(List.of("info")));

        assertEquals(5, after.count(ObjectType.DOMAIN));
        assertEquals(before.objects().size(), after.objects().size());
    }

    @Test
    void objectsOfExtensionsAreTheirs() throws Exception {
        Connection connection = connect(database(15));
        PostgresDatabase.run(
                connection, "CREATE EXTENSION hstore; CREATE EXTENSION pg_stat_statements; CREATE EXTENSION citext");
        assertEquals(
                List.of(
                        "extension citext",
                        "extension hstore",
                        "extension pg_stat_statements",
                        "extension plpgsql",
                        "schema public"),
                PostgresDatabase.read(connection).objects().stream()
                        .map(object -> object.type().label() + " " + object.path())
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void theNumberOfStatementsDoesNotDependOnTheNumberOfTables(int major) throws Exception {
        long some = statements(major, SOME);
        assertEquals(some, statements(major, MANY));
        assertTrue(some > 20 && some < 80, some + " statements");
    }

    /** Counted in the server's log; fetching more rows of a query that runs is no statement of its own. */
    private long statements(int major, int count) throws Exception {
        PostgresDatabase database = database(major);
        Connection connection = connect(database);
        PostgresDatabase.run(connection, """
                DO $$ BEGIN FOR i IN 1..%d LOOP
                  EXECUTE format('CREATE TYPE kind_%%s AS ENUM (''a'', ''b'')', i);
                  EXECUTE format('CREATE TABLE t_%%s (id serial PRIMARY KEY, kind kind_%%s, up integer REFERENCES t_%%s CHECK (up > 0), UNIQUE (kind, up))', i, i, greatest(i - 1, 1));
                  EXECUTE format('CREATE VIEW v_%%s AS SELECT id FROM t_%%s', i, i);
                  IF i %% 50 = 0 THEN COMMIT; END IF;
                END LOOP; END $$""".formatted(count));
        Path log =
                Path.of(PostgresDatabase.one(connection, "SHOW data_directory")).resolveSibling("postgres.log");
        PostgresDatabase.run(connection, "SET log_statement = 'all'");
        long before = logged(log);
        Schema schema = PostgresDatabase.read(connection);
        long after = logged(log);
        PostgresDatabase.run(connection, "SET log_statement = 'none'");
        assertEquals(count, schema.count(ObjectType.TABLE));
        assertEquals(count, schema.count(ObjectType.VIEW));
        assertEquals(count, schema.count(ObjectType.ENUM));
        return after - before;
    }

    private static long logged(Path log) throws Exception {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("LOG:  statement:") || line.contains("LOG:  execute "))
                .filter(line -> !line.contains("execute fetch from"))
                .count();
    }

    private static List<String> tables(Connection connection, String schema) throws SQLException {
        return SchemaReader.read(connection, new ReadScope(List.of(schema))).objects().stream()
                .filter(object -> object.type() == ObjectType.TABLE)
                .map(SchemaObject::path)
                .map(ObjectPath::name)
                .sorted()
                .toList();
    }

    /** Without a view on it and without expressions, for which the server locks the table; what is not committed is not seen. */
    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void anUncommittedChangeOfATableIsNotWaitedFor(int major) throws Exception {
        PostgresDatabase database = database(major);
        Connection other = connect(database);
        PostgresDatabase.run(other, "CREATE TABLE busy (id integer)");
        Connection reader = connect(database);
        Schema before = PostgresDatabase.read(reader);
        other.setAutoCommit(false);
        PostgresDatabase.run(other, "ALTER TABLE busy ADD note text DEFAULT 'x'; CREATE INDEX ON busy (note)");
        PostgresDatabase.run(reader, "SET lock_timeout = '100ms'");

        assertEquals(before, PostgresDatabase.read(reader));
    }

    @Test
    void anUncommittedChangeOfATableUnderAViewIsWaitedForAndThenToldAsTheReason() throws Exception {
        PostgresDatabase database = database(15);
        Connection other = connect(database);
        PostgresDatabase.run(other, "CREATE TABLE seen (id integer); CREATE VIEW through AS SELECT id FROM seen");
        other.setAutoCommit(false);
        PostgresDatabase.run(other, "ALTER TABLE seen ADD note text");
        Connection reader = connect(database);
        PostgresDatabase.run(reader, "SET lock_timeout = '100ms'");

        SQLException refused = assertThrows(SQLException.class, () -> PostgresDatabase.read(reader));

        assertEquals("55P03", refused.getSQLState());
        assertTrue(String.valueOf(refused.getMessage()).startsWith("another session has changed a table"));
        assertEquals("100ms", PostgresDatabase.one(reader, "SHOW lock_timeout"));
        other.rollback();
        assertEquals(
                1,
                PostgresDatabase.read(reader).objects().stream()
                        .filter(object -> object.type() == ObjectType.VIEW)
                        .count());
    }
}
