-- together: SELECT count(*) = 1 FROM sqlite_schema WHERE name = 'order_lines'
CREATE TABLE order_lines (
  orders INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  amount NUMERIC NOT NULL,
  PRIMARY KEY (orders, line)) WITHOUT ROWID;
INSERT INTO order_lines SELECT id, 1, total FROM orders;
INSERT INTO order_lines SELECT id, 2, 0 FROM orders WHERE id % 3 = 0;
