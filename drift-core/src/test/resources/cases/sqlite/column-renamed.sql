-- expected
CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT CHECK (length(note) > 0), total INTEGER);
CREATE INDEX orders_note ON orders (note) WHERE note IS NOT NULL;
CREATE VIEW notes AS SELECT note FROM orders;
-- actual
CREATE TABLE orders (id INTEGER PRIMARY KEY, remark TEXT CHECK (length(remark) > 0), total INTEGER);
CREATE INDEX orders_note ON orders (remark) WHERE remark IS NOT NULL;
CREATE VIEW notes AS SELECT remark FROM orders;
-- differences
renamed column main.orders.remark from note
