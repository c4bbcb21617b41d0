package io.driftgate.dialect.postgres.ddl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.driftgate.cases.TestDatabases;
import io.driftgate.diff.Difference;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine says of texts that differ: noise is taken away, a real change never is. */
class SettlementTest {
    private static final Engine ENGINE = new Engine(Engine.POSTGRESQL, "15");

    private static final String SHOP = """
            CREATE TYPE state AS ENUM ('new', 'done');
            CREATE TABLE customers (id integer PRIMARY KEY, code varchar(20) UNIQUE);
            CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE FUNCTION worth(amount integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT amount * 2';
            CREATE TABLE orders (
              id integer PRIMARY KEY,
              customer varchar(20) REFERENCES customers (code),
              status varchar(20) CHECK (status IN ('new', 'paid')),
              total integer CHECK (total BETWEEN 0 AND 100),
              progress state DEFAULT 'new'
            );
            CREATE INDEX orders_open ON orders (customer, lower(status)) WHERE status IN ('new', 'paid');
            CREATE VIEW open_orders AS SELECT id, status, total FROM orders WHERE status IN ('new', 'paid') AND total BETWEEN 1 AND 9;
            CREATE TRIGGER orders_touched BEFORE UPDATE OF status ON orders FOR EACH ROW WHEN (new.status <> 'paid') EXECUTE FUNCTION touched();
            ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
            CREATE POLICY orders_new ON orders USING (status IN ('new', 'paid'));
            CREATE MATERIALIZED VIEW totals AS SELECT status, sum(total) AS total FROM orders GROUP BY status;
            CREATE INDEX totals_status ON totals (status);
            """;

    @Test
    void textsThatOneReloadChangesAreNoDifference() throws Exception {
        Schema typed = TestDatabases.load(ENGINE, SHOP);
        Schema reloaded = TestDatabases.load(ENGINE, String.join(";\n", PostgresDdl.create(typed)));

        assertNotEquals(
                check(typed),
                check(reloaded),
                "the trap is still there: the server writes it otherwise after a reload");
        assertEquals("", differences(typed, reloaded));
        assertEquals("", differences(reloaded, typed));
    }

    private static String check(Schema schema) {
        SchemaObject check = schema.byKey()
                .get(new SchemaObject.Key(
                        ObjectType.CHECK_CONSTRAINT, ObjectPath.of("public", "orders", "orders_status_check")));
        return check.facts() + "";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ALTER TABLE orders RENAME COLUMN status TO state              | renamed column public.orders.state from status
                    ALTER TABLE orders RENAME TO sales                            | renamed table public.sales from orders
                    ALTER TABLE customers RENAME COLUMN code TO number            | renamed column public.customers.number from code
                    ALTER TYPE state RENAME TO progress                           | renamed enum public.progress from state
                    ALTER INDEX orders_open RENAME TO orders_unsent               | renamed index public.orders.orders_unsent from orders_open
                    ALTER FUNCTION touched() RENAME TO touch                      | renamed function public.touch() from touched
                    """)
    void aRenameIsAllThatIsReported(String change, String difference) throws Exception {
        Schema before = TestDatabases.load(ENGINE, SHOP);
        Schema after = TestDatabases.load(ENGINE, SHOP + change);

        assertEquals(difference, differences(before, after));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    status IN ('new', 'paid')),                       | status IN ('new', 'sent')),         | changed check-constraint public.orders.orders_status_check: expression
                    total BETWEEN 0 AND 100                           | total BETWEEN 0 AND 101             | changed check-constraint public.orders.orders_total_check: expression
                    AND total BETWEEN 1 AND 9                         | AND total BETWEEN 1 AND 8           | changed view public.open_orders: definition
                    lower(status)) WHERE status IN ('new', 'paid')    | lower(status)) WHERE status = 'new' | changed index public.orders.orders_open: predicate
                    lower(status)) WHERE                              | upper(status)) WHERE                | changed index public.orders.orders_open: keys
                    WHEN (new.status <> 'paid')                       | WHEN (new.status <> 'new')          | changed trigger public.orders.orders_touched: definition
                    USING (status IN ('new', 'paid'))                 | USING (status IN ('new'))           | changed policy public.orders.orders_new: using
                    amount * 2                                        | amount * 3                          | changed function public.worth(integer): body
                    sum(total) AS total                               | max(total)::bigint AS total         | changed materialized-view public.totals: definition
                    DEFAULT 'new'                                     | DEFAULT 'done'                      | changed column public.orders.progress: default
                    """)
    void aRealChangeIsNeverSettledAway(String expected, String actual, String difference) throws Exception {
        Schema before = TestDatabases.load(ENGINE, SHOP);
        Schema after = TestDatabases.load(ENGINE, replaced(expected, actual));

        assertEquals(difference, shortly(before, after));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    status varchar(20)  | status text           | changed column public.orders.status: type: character varying(20) -> text
                    total integer CHECK | total numeric CHECK   | changed column public.orders.total: type: integer -> numeric
                    total integer CHECK | total bigint CHECK    | changed column public.orders.total: type: integer -> bigint
                    """)
    void aChangedTypeIsAllThatIsReportedOfWhatDependsOnIt(String expected, String actual, String difference)
            throws Exception {
        Schema before = TestDatabases.load(ENGINE, SHOP);
        Schema after = TestDatabases.load(ENGINE, replaced(expected, actual));

        assertEquals(difference, differences(before, after));
    }

    @Test
    void whatAlterTypeMadeOfDependentTextsIsNotReported() throws Exception {
        String alter = "DROP VIEW open_orders; DROP MATERIALIZED VIEW totals; DROP TRIGGER orders_touched ON orders;"
                + " DROP POLICY orders_new ON orders;";
        Schema before = TestDatabases.load(ENGINE, SHOP + alter);
        Schema after = TestDatabases.load(ENGINE, SHOP + alter + "ALTER TABLE orders ALTER COLUMN status TYPE text");

        assertEquals(
                "changed column public.orders.status: type: character varying(20) -> text", differences(before, after));
        assertEquals(
                "changed column public.orders.status: type: text -> character varying(20)", differences(after, before));
    }

    @Test
    void aChangedTypeHidesNoChangedCheck() throws Exception {
        Schema before = TestDatabases.load(ENGINE, SHOP);
        Schema after = TestDatabases.load(
                ENGINE,
                replaced(
                        "status varchar(20) CHECK (status IN ('new', 'paid'))",
                        "status text CHECK (status IN ('new', 'sent'))"));

        assertEquals(
                "changed check-constraint public.orders.orders_status_check: expression\n"
                        + "changed column public.orders.status: type",
                shortly(before, after));
    }

    @Test
    void aRenameHidesNoChangedView() throws Exception {
        Schema before = TestDatabases.load(ENGINE, SHOP);
        Schema after = TestDatabases.load(
                ENGINE,
                replaced("AND total BETWEEN 1 AND 9", "AND total < 9")
                        + "ALTER TABLE orders RENAME COLUMN status TO state");

        assertEquals(
                "changed view public.open_orders: definition\nrenamed column public.orders.state: ",
                shortly(before, after));
    }

    private static String replaced(String from, String to) {
        String changed = SHOP.replace(from, to);
        assertNotEquals(SHOP, changed, "the text that is to be replaced is there");
        return changed;
    }

    /** Without the values. */
    private static String shortly(Schema expected, Schema actual) {
        return TestDatabases.diff(expected, actual).differences().stream()
                .map(difference ->
                        difference.kind().label() + " " + difference.object().label() + " " + difference.path() + ": "
                                + difference.properties().stream()
                                        .map(change -> change.property().label())
                                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }

    private static String differences(Schema expected, Schema actual) {
        return TestDatabases.diff(expected, actual).differences().stream()
                .map(Difference::toString)
                .collect(Collectors.joining("\n"));
    }
}
