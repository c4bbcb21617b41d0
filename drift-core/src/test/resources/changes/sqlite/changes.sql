--> added table main.new_one
CREATE TABLE new_one (id INTEGER PRIMARY KEY, a TEXT UNIQUE CHECK (a <> ''), b REFERENCES orders);

--> added table main."New One"
CREATE TABLE "New One" AS SELECT * FROM orders;

--> removed table main.keyless
DROP TABLE keyless;

--> removed table main.documents
DROP TABLE documents;

--> added table main.more
CREATE VIRTUAL TABLE more USING fts5(x);

--> changed table main.documents: module
DROP TABLE documents;
CREATE VIRTUAL TABLE documents USING fts5(title, body, tokenize = 'unicode61');

--> changed table main.places: module
DROP TABLE places;
CREATE VIRTUAL TABLE places USING rtree(id, min_x, max_x, min_y, max_y);

--> nothing
DROP TABLE documents;
create virtual table if not exists main."documents" using fts5 ( title,body , tokenize='porter' );

--> renamed table main.blanks from empty_one
ALTER TABLE empty_one RENAME TO blanks;

--> renamed table main.clients from customers
ALTER TABLE customers RENAME TO clients;

--> renamed table main."Purchase Orders" from orders
ALTER TABLE orders RENAME TO "Purchase Orders";

--> renamed table main.texts from documents
ALTER TABLE documents RENAME TO texts;

--> changed table main.keyless: without-rowid
--> changed column main.keyless.a: nullable
--> added primary-key main.keyless."primary key"
DROP TABLE keyless;
CREATE TABLE keyless (a PRIMARY KEY, b BLOB, c TEXT) WITHOUT ROWID;

--> changed table main.empty_one: strict
DROP TABLE empty_one;
CREATE TABLE empty_one (id INTEGER) STRICT;

--> added column main.orders.remark
ALTER TABLE orders ADD COLUMN remark TEXT;

--> added column main.stock.remark
ALTER TABLE stock ADD COLUMN remark TEXT;

--> added column main.customers.score
--> added check-constraint main.customers."check (score > 0)"
ALTER TABLE customers ADD COLUMN score INTEGER NOT NULL DEFAULT 5 CHECK (score > 0);

--> added column main.keyless.parent
--> added foreign-key main.keyless."foreign key (parent)"
ALTER TABLE keyless ADD COLUMN parent REFERENCES orders ON DELETE CASCADE;

--> added column main.items.doubled
ALTER TABLE items ADD COLUMN doubled INTEGER AS (amount * 2);

--> removed column main.customers.created
ALTER TABLE customers DROP COLUMN created;

--> removed column main.orders.label
ALTER TABLE orders DROP COLUMN label;

--> removed column main.keyless.c
DROP TRIGGER orders_audit;
ALTER TABLE keyless DROP COLUMN c;
CREATE TRIGGER orders_audit AFTER UPDATE OF total, note ON orders WHEN new.total <> old.total
BEGIN
  UPDATE customers SET note = CASE WHEN new.total > 100 THEN 'big' ELSE 'small' END WHERE id = new.customer;
  INSERT INTO keyless (a, c) VALUES (old.id, 'changed; BEGIN');
END;

--> renamed column main.orders.remark from note
ALTER TABLE orders RENAME COLUMN note TO remark;

--> renamed column main.customers."E-Mail" from email
ALTER TABLE customers RENAME COLUMN email TO "E-Mail";

--> renamed column main.customers.money from balance
ALTER TABLE customers RENAME COLUMN balance TO money;

--> renamed column main.customers.key from id
ALTER TABLE customers RENAME COLUMN id TO key;

--> renamed column main.orders.buyer from customer
ALTER TABLE orders RENAME COLUMN customer TO buyer;

--> renamed column main.items.place from position
ALTER TABLE items RENAME COLUMN position TO place;

--> renamed column main.stock.location from place
ALTER TABLE stock RENAME COLUMN place TO location;

--> renamed column main."Odd-Names ""here"" 100% 🚪"."C D" from a-b
ALTER TABLE "Odd-Names ""here"" 100% 🚪" RENAME COLUMN "a-b" TO "C D";

--> renamed table main.odd from Odd-Names "here" 100% 🚪
ALTER TABLE "Odd-Names ""here"" 100% 🚪" RENAME TO odd;

--> changed column main.keyless.b: type
DROP TABLE keyless;
CREATE TABLE keyless (a, b TEXT, c TEXT);

--> changed column main.keyless.a: type
DROP TABLE keyless;
CREATE TABLE keyless (a INTEGER, b BLOB, c TEXT);

--> changed column main.keyless.c: default
DROP TABLE keyless;
CREATE TABLE keyless (a, b BLOB, c TEXT DEFAULT 'NULL');

--> nothing
DROP TABLE keyless;
create table "keyless" ( [a] , b blob, `c` /* text */ Text default null ) ;

--> changed column main.keyless.b: nullable
DROP TABLE keyless;
CREATE TABLE keyless (a, b BLOB NOT NULL, c TEXT);

--> changed column main.keyless.b: nullable, not-null-constraint
DROP TABLE keyless;
CREATE TABLE keyless (a, b BLOB CONSTRAINT b_given NOT NULL, c TEXT);

--> changed column main.keyless.b: nullable, on-conflict
DROP TABLE keyless;
CREATE TABLE keyless (a, b BLOB NOT NULL ON CONFLICT IGNORE, c TEXT);

--> changed column main.keyless.c: collation
DROP TABLE keyless;
CREATE TABLE keyless (a, b BLOB, c TEXT COLLATE RTRIM);

--> changed column main.keyless.c: generated, generated-storage
DROP TABLE keyless;
CREATE TABLE keyless (a, b BLOB, c TEXT AS (a || b) STORED);

--> changed table main.keyless: position
DROP TABLE keyless;
CREATE TABLE keyless (a, c TEXT, b BLOB);

--> added check-constraint main.keyless."check (a > 0)"
DROP TABLE keyless;
CREATE TABLE keyless (a CHECK (a>0), b BLOB, c TEXT);

--> added check-constraint main.keyless.a_positive
DROP TABLE keyless;
CREATE TABLE keyless (a, b BLOB, c TEXT, CONSTRAINT a_positive CHECK (a > 0));

--> added unique-constraint main.keyless."unique (b)"
DROP TABLE keyless;
CREATE TABLE keyless (a, b BLOB UNIQUE, c TEXT);

--> added primary-key main.empty_one."primary key"
--> changed column main.empty_one.id: nullable
DROP TABLE empty_one;
CREATE TABLE empty_one (id INTEGER PRIMARY KEY);

--> added primary-key main.empty_one."primary key"
--> changed column main.empty_one.id: nullable, autoincrement
DROP TABLE empty_one;
CREATE TABLE empty_one (id INTEGER PRIMARY KEY AUTOINCREMENT);

--> added primary-key main.empty_one.empty_key
--> changed column main.empty_one.id: nullable
DROP TABLE empty_one;
CREATE TABLE empty_one (id INTEGER CONSTRAINT empty_key PRIMARY KEY);

--> added foreign-key main.empty_one."foreign key (id)"
DROP TABLE empty_one;
CREATE TABLE empty_one (id INTEGER REFERENCES orders);

--> changed primary-key main.stock."primary key": keys
DROP TABLE stock;
CREATE TABLE stock (sku TEXT NOT NULL, place INTEGER NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (sku, place)) STRICT;

--> changed primary-key main.stock."primary key": on-conflict
DROP TABLE stock;
CREATE TABLE stock (
  sku TEXT NOT NULL, place INTEGER NOT NULL, amount INTEGER NOT NULL,
  PRIMARY KEY (sku, place DESC) ON CONFLICT REPLACE
) STRICT;

--> changed primary-key main.items.items_key: columns
DROP TABLE items;
CREATE TABLE items (
  "order" INTEGER NOT NULL,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  amount INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT items_key PRIMARY KEY (position, "order"),
  CONSTRAINT items_order FOREIGN KEY ("order") REFERENCES orders (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (sku, position) REFERENCES stock (sku, place) MATCH FULL
) WITHOUT ROWID;

--> renamed primary-key main.items.items_pk from items_key
DROP TABLE items;
CREATE TABLE items (
  "order" INTEGER NOT NULL,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  amount INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT items_pk PRIMARY KEY ("order", position),
  CONSTRAINT items_order FOREIGN KEY ("order") REFERENCES orders (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (sku, position) REFERENCES stock (sku, place) MATCH FULL
) WITHOUT ROWID;

--> changed foreign-key main.items.items_order: update-rule, delete-rule
DROP TABLE items;
CREATE TABLE items (
  "order" INTEGER NOT NULL,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  amount INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT items_key PRIMARY KEY ("order", position),
  CONSTRAINT items_order FOREIGN KEY ("order") REFERENCES orders (id) ON DELETE CASCADE,
  FOREIGN KEY (sku, position) REFERENCES stock (sku, place) MATCH FULL
) WITHOUT ROWID;

--> changed foreign-key main.items.items_order: deferrable
--> changed foreign-key main.items."foreign key (sku, position)": match
DROP TABLE items;
CREATE TABLE items (
  "order" INTEGER NOT NULL,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  amount INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT items_key PRIMARY KEY ("order", position),
  CONSTRAINT items_order FOREIGN KEY ("order") REFERENCES orders (id)
    ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (sku, position) REFERENCES stock (sku, place)
) WITHOUT ROWID;

--> changed foreign-key main.items.items_order: referenced-table
--> changed foreign-key main.items."foreign key (sku, position)": referenced-columns
DROP TABLE items;
CREATE TABLE items (
  "order" INTEGER NOT NULL,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  amount INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT items_key PRIMARY KEY ("order", position),
  CONSTRAINT items_order FOREIGN KEY ("order") REFERENCES customers (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (sku, position) REFERENCES stock (sku, amount) MATCH FULL
) WITHOUT ROWID;

--> renamed foreign-key main.items.items_purchase from items_order
--> removed foreign-key main.items."foreign key (sku, position)"
DROP TABLE items;
CREATE TABLE items (
  "order" INTEGER NOT NULL,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  amount INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT items_key PRIMARY KEY ("order", position),
  CONSTRAINT items_purchase FOREIGN KEY ("order") REFERENCES orders (id) ON DELETE RESTRICT ON UPDATE CASCADE
) WITHOUT ROWID;

--> nothing
DROP TABLE items;
CREATE TABLE [items](
  [order] integer not null constraint items_order references Orders on update cascade on delete restrict,
  "position" integer not null, sku text not null,
  amount integer default 1 not null,
  constraint items_key primary key("Order" asc, Position),
  foreign key(sku, position) references Stock match full
) without rowid;

--> changed check-constraint main.customers.level_known: expression
--> changed column main.customers.balance: default
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(replace(sql, '(1, 2, 3)', '(1, 2)'), '0.00', '0.01') WHERE name = 'customers';
PRAGMA writable_schema = RESET;

--> removed check-constraint main.customers."check (note <> 'none')"
--> added check-constraint main.customers."check (note <> 'None')"
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '"none"', '"None"') WHERE name = 'customers';
PRAGMA writable_schema = RESET;

--> removed check-constraint main.customers."check (balance >= 0)"
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (balance >= 0)', '') WHERE name = 'customers';
PRAGMA writable_schema = RESET;

--> renamed check-constraint main.customers.balance_positive from check (balance >= 0)
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (balance', 'CONSTRAINT balance_positive CHECK (balance')
  WHERE name = 'customers';
PRAGMA writable_schema = RESET;

--> renamed check-constraint main.customers.level_valid from level_known
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'level_known', 'level_valid') WHERE name = 'customers';
PRAGMA writable_schema = RESET;

--> changed column main.customers.balance: type
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '(10, 2)', '(12, 2)') WHERE name = 'customers';
PRAGMA writable_schema = RESET;

--> changed column main.customers.name: default
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''nobody''', '''Nobody''') WHERE name = 'customers';
PRAGMA writable_schema = RESET;

--> changed column main.customers.id: autoincrement
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, ' AUTOINCREMENT', '') WHERE name = 'customers';
PRAGMA writable_schema = RESET;

--> changed column main.customers.email: collation
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, ' COLLATE NOCASE', '') WHERE name = 'customers';
PRAGMA writable_schema = RESET;

--> changed column main.orders.gross: generated
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '1.19', '1.16') WHERE name = 'orders';
PRAGMA writable_schema = RESET;

--> changed column main.orders.gross: generated-storage
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'STORED', 'VIRTUAL') WHERE name = 'orders';
PRAGMA writable_schema = RESET;

--> changed column main.orders.total: default
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '0.5 * 2', '0.5 * 3') WHERE name = 'orders';
PRAGMA writable_schema = RESET;

--> changed unique-constraint main.orders."unique (number, customer)": on-conflict
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, ' ON CONFLICT IGNORE', '') WHERE name = 'orders';
PRAGMA writable_schema = RESET;

--> changed unique-constraint main.orders.orders_number: columns
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '(year, number)', '(number, year)') WHERE name = 'orders';
PRAGMA writable_schema = RESET;

--> renamed unique-constraint main.orders.orders_year_number from orders_number
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'orders_number', 'orders_year_number') WHERE name = 'orders';
PRAGMA writable_schema = RESET;

--> changed foreign-key main.orders."foreign key (customer)": delete-rule
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CASCADE', 'SET DEFAULT') WHERE name = 'orders';
PRAGMA writable_schema = RESET;

--> changed foreign-key main.orders.orders_referrer: deferrable
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'INITIALLY DEFERRED', 'INITIALLY IMMEDIATE') WHERE name = 'orders';
PRAGMA writable_schema = RESET;

--> added index main.keyless.keyless_a
CREATE INDEX keyless_a ON keyless (a);

--> added index main.keyless."Keyless-A"
CREATE INDEX "Keyless-A" ON KEYLESS (a);

--> removed index main.customers.customers_name
DROP INDEX customers_name;

--> renamed index main.customers.by_name from customers_name
DROP INDEX customers_name;
CREATE INDEX by_name ON customers (name);

--> changed index main.customers.customers_name: unique
DROP INDEX customers_name;
CREATE UNIQUE INDEX customers_name ON customers (name);

--> changed index main.customers.customers_name: keys
DROP INDEX customers_name;
CREATE INDEX customers_name ON customers (name DESC);

--> changed index main.customers.customers_name: keys
DROP INDEX customers_name;
CREATE INDEX customers_name ON customers (name COLLATE NOCASE);

--> changed index main.customers.customers_name: keys
DROP INDEX customers_name;
CREATE INDEX customers_name ON customers (name, id);

--> nothing
DROP INDEX customers_name;
create index if not exists main."customers_name" on "customers"("name" asc /* up */) ;

--> changed index main.orders.orders_note: predicate
DROP INDEX orders_note;
CREATE UNIQUE INDEX orders_note ON orders (lower(note)) WHERE note IS NOT NULL AND total > 11;

--> changed index main.orders.orders_note: keys, predicate
DROP INDEX orders_note;
CREATE UNIQUE INDEX orders_note ON orders (upper(note));

--> removed index main.customers.customers_name
--> added index main.orders.customers_name
DROP INDEX customers_name;
CREATE INDEX customers_name ON orders (note);

--> added view main.more
CREATE VIEW more AS SELECT 1 AS one;

--> added view main.broken
CREATE VIEW broken AS SELECT * FROM nowhere;

--> removed view main.names
DROP VIEW names;

--> removed view main.open_orders
DROP VIEW open_orders;

--> renamed view main.known_names from names
DROP VIEW names;
CREATE VIEW known_names AS SELECT name AS "Name", note FROM customers WHERE name <> 'x';

--> changed view main.names: definition
DROP VIEW names;
CREATE VIEW names AS SELECT name AS "Name", note FROM customers WHERE name <> 'X';

--> nothing
DROP VIEW names;
CREATE VIEW names as select "name" AS "Name" , [NOTE] from customers -- all
 where name<>'x';

--> changed view main.totals: columns
DROP VIEW totals;
CREATE VIEW totals (customer, total) AS SELECT customer, sum(total) FROM orders GROUP BY customer;

--> added trigger main.customers.customers_new
CREATE TRIGGER customers_new AFTER INSERT ON customers BEGIN SELECT CASE new.id WHEN 1 THEN 2 END; END;

--> removed trigger main.customers.customers_gone
DROP TRIGGER customers_gone;

--> renamed trigger main.customers.customers_kept from customers_gone
DROP TRIGGER customers_gone;
CREATE TRIGGER customers_kept BEFORE DELETE ON customers BEGIN SELECT RAISE(ABORT, 'no') WHERE old.level = 3; END;

--> changed trigger main.customers.customers_gone: definition
DROP TRIGGER customers_gone;
CREATE TRIGGER customers_gone BEFORE DELETE ON customers BEGIN SELECT RAISE(ABORT, 'No') WHERE old.level = 3; END;

--> changed trigger main.customers.customers_gone: definition
DROP TRIGGER customers_gone;
CREATE TRIGGER customers_gone AFTER DELETE ON customers BEGIN SELECT RAISE(ABORT, 'no') WHERE old.level = 3; END;

--> nothing
DROP TRIGGER customers_gone;
create trigger customers_gone delete on Customers for each row begin
  select raise(abort, 'no') where OLD."level" = 3; -- no
end;

--> changed trigger main.orders.orders_audit: definition
DROP TRIGGER orders_audit;
CREATE TRIGGER orders_audit AFTER UPDATE OF total, note ON orders WHEN new.total <> old.total
BEGIN
  UPDATE customers SET note = CASE WHEN new.total > 200 THEN 'big' ELSE 'small' END WHERE id = new.customer;
  INSERT INTO keyless (a, c) VALUES (old.id, 'changed; BEGIN');
END;

--> changed option database.application_id: configuration
PRAGMA application_id = 7;

--> removed option database.application_id
PRAGMA application_id = 0;

--> nothing
PRAGMA user_version = 12;

--> nothing
INSERT INTO customers (email) VALUES ('a@example.org');
ANALYZE;
VACUUM;
