package io.driftgate.it.page;

import java.util.List;
import java.util.Map;

/** The migrations of a shop, and what somebody did to its databases past them; some names want to be something else. */
final class ShopSql {
    static final String SCRIPT = "<script>alert('x')</script>";
    static final String CDATA = "a]]>b&c\"d'e";
    static final String ELEPHANT = "\ud83d\udc18";
    /** Hebrew letters around a character that turns the direction of writing. */
    static final String RIGHT_TO_LEFT = "\u05d0\u05d1\u202e\u05d2\u05d3";

    static final String CUSTOMERS = """
            CREATE TABLE customers (
              id INTEGER PRIMARY KEY,
              name TEXT NOT NULL,
              email TEXT UNIQUE
            );
            CREATE TABLE countries (code TEXT PRIMARY KEY, name TEXT NOT NULL);
            CREATE TABLE addresses (
              id INTEGER PRIMARY KEY,
              customer_id INTEGER NOT NULL REFERENCES customers (id),
              country TEXT REFERENCES countries (code)
            );
            """;
    private static final String ORDERS = """
            CREATE TABLE orders (
              id INTEGER PRIMARY KEY,
              customer_id INTEGER NOT NULL REFERENCES customers (id),
              state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'paid', 'sent')),
              note TEXT,
              placed_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
            );
            CREATE INDEX orders_customer ON orders (customer_id);
            CREATE TABLE order_items (
              id INTEGER PRIMARY KEY,
              order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
              sku TEXT NOT NULL,
              amount INTEGER NOT NULL,
              price NUMERIC(10, 2) NOT NULL
            );
            """;
    private static final String REST = """
            CREATE VIEW open_orders AS
              SELECT o.id, c.name AS customer, count(*) AS items
              FROM orders o JOIN customers c ON c.id = o.customer_id JOIN order_items i ON i.order_id = o.id
              WHERE o.state = 'new'
              GROUP BY o.id, c.name;
            CREATE TABLE %s (id INTEGER, %s TEXT);
            CREATE TABLE %s (id INTEGER);
            """.formatted(quoted(SCRIPT), quoted(CDATA), quoted(ELEPHANT));

    static final Map<String, String> MIGRATIONS = Map.of(
            "001_customers.sql", CUSTOMERS,
            "002_orders.sql", ORDERS,
            "003_open_orders.sql", REST,
            "004_vouchers.sql", "CREATE TABLE vouchers (id INTEGER PRIMARY KEY);",
            "005_refunds.sql", "CREATE TABLE refunds (id INTEGER PRIMARY KEY);");

    /** As db:migrate leaves a database at the third migration. */
    static final String AT_3 = CUSTOMERS + ORDERS + REST
            + "CREATE TABLE schema_migrations (version TEXT UNIQUE, description TEXT, applied_at TEXT, checksum TEXT);"
            + "INSERT INTO schema_migrations (version) VALUES ('001'), ('002'), ('003');";

    static final String ALL = "INSERT INTO schema_migrations (version) VALUES ('004'), ('005');"
            + MIGRATIONS.get("004_vouchers.sql") + MIGRATIONS.get("005_refunds.sql");

    static final String HOTFIX = "CREATE TABLE orders_hotfix (id INTEGER);";
    static final String HOTFIX_GONE = "DROP TABLE orders_hotfix;";
    static final String TRIED = "CREATE INDEX customers_name_tried ON customers (name);";

    /** What a long day did to the database of the shop; each its own statement. */
    static final List<String> DRIFT = List.of(
            "DROP INDEX orders_customer",
            "DROP VIEW open_orders",
            "ALTER TABLE orders ADD COLUMN discount INTEGER",
            "DROP TABLE order_items",
            """
            CREATE TABLE order_items (
              id INTEGER PRIMARY KEY,
              order_id INTEGER NOT NULL REFERENCES orders (id),
              sku VARCHAR(40) NOT NULL,
              amount INTEGER,
              price NUMERIC(12, 2) NOT NULL
            )""",
            """
            CREATE VIEW open_orders AS
              SELECT o.id, c.name AS customer, count(*) AS items
              FROM orders o JOIN customers c ON c.id = o.customer_id JOIN order_items i ON i.order_id = o.id
              WHERE o.state IN ('new', 'paid')
              GROUP BY o.id, c.name""",
            "DROP TABLE addresses",
            "DROP TABLE " + quoted(SCRIPT),
            "CREATE TABLE " + quoted(SCRIPT) + " (id INTEGER, " + quoted(CDATA) + " INTEGER)",
            "DROP TABLE " + quoted(ELEPHANT),
            "CREATE TABLE " + quoted(RIGHT_TO_LEFT) + " (id INTEGER DEFAULT '<b>bold</b>')");

    static final String CHECK = """
            SELECT count(*) FROM countries; -- expect: value = 0
            -- every customer is known by name
            SELECT 7 AS id, 'Home <b>' AS name;
            """;

    private ShopSql() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
