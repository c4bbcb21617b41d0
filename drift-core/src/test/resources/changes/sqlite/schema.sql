-- Everything that SQLite knows, once.
PRAGMA application_id = 1146242884;

CREATE TABLE customers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT COLLATE NOCASE NOT NULL UNIQUE,
  name VARCHAR(80) NOT NULL DEFAULT 'nobody',
  balance DECIMAL(10, 2) DEFAULT 0.00 CHECK (balance >= 0),
  level INT CONSTRAINT level_given NOT NULL ON CONFLICT REPLACE DEFAULT 1,
  note TEXT,
  created TEXT DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT level_known CHECK (level IN (1, 2, 3)),
  CHECK (note <> "none")
);

CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customers ON DELETE CASCADE,
  referrer INTEGER CONSTRAINT orders_referrer REFERENCES customers (id) ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL,
  year INTEGER NOT NULL,
  note TEXT,
  total REAL NOT NULL DEFAULT (0.5 * 2),
  gross REAL GENERATED ALWAYS AS (total * 1.19) STORED,
  label TEXT AS (number || '/' || year) VIRTUAL,
  CONSTRAINT orders_number UNIQUE (year, number),
  UNIQUE (number, customer) ON CONFLICT IGNORE
);

CREATE TABLE items (
  "order" INTEGER NOT NULL,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  amount INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT items_key PRIMARY KEY ("order", position),
  CONSTRAINT items_order FOREIGN KEY ("order") REFERENCES orders (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (sku, position) REFERENCES stock (sku, place) MATCH FULL
) WITHOUT ROWID;

CREATE TABLE stock (
  sku TEXT NOT NULL,
  place INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (sku, place DESC)
) STRICT;

CREATE TABLE keyless (a, b BLOB, c TEXT DEFAULT NULL);

CREATE TABLE empty_one (id INTEGER);

-- Names of every kind.
CREATE TABLE "Odd-Names ""here"" 100% 🚪" (
  "select" INTEGER PRIMARY KEY,
  "Group" TEXT,
  "with space" TEXT CHECK ("with space" <> ''),
  [a-b] TEXT REFERENCES "Odd-Names ""here"" 100% 🚪" ("select"),
  `100%` TEXT DEFAULT '100%'
);
CREATE INDEX "Odd Index; -- no comment" ON "Odd-Names ""here"" 100% 🚪" ("Group", [a-b] DESC);

CREATE VIRTUAL TABLE documents USING fts5(title, body, tokenize = 'porter');
CREATE VIRTUAL TABLE places USING rtree(id, min_x, max_x);

CREATE INDEX orders_customer ON orders (customer);
CREATE INDEX orders_recent ON orders (year DESC, number COLLATE NOCASE);
CREATE UNIQUE INDEX orders_note ON orders (lower(note)) WHERE note IS NOT NULL AND total > 10;
CREATE INDEX customers_name ON customers (name);

CREATE VIEW open_orders AS
SELECT o.id, o.number, c.name -- who
FROM orders o JOIN customers c ON c.id = o.customer
WHERE o.total > 0;
CREATE VIEW totals (customer, sum) AS SELECT customer, sum(total) FROM orders GROUP BY customer;
CREATE VIEW names AS SELECT name AS "Name", note FROM customers WHERE name <> 'x';

CREATE TRIGGER orders_audit AFTER UPDATE OF total, note ON orders WHEN new.total <> old.total
BEGIN
  UPDATE customers SET note = CASE WHEN new.total > 100 THEN 'big' ELSE 'small' END WHERE id = new.customer;
  INSERT INTO keyless (a, c) VALUES (old.id, 'changed; BEGIN');
END;
CREATE TRIGGER open_orders_delete INSTEAD OF DELETE ON open_orders
BEGIN
  DELETE FROM orders WHERE id = old.id;
END;
CREATE TRIGGER customers_gone BEFORE DELETE ON customers
BEGIN
  SELECT RAISE(ABORT, 'no') WHERE old.level = 3;
END;
ANALYZE;
