-- together: SELECT to_regclass('public.order_lines') IS NOT NULL
CREATE TABLE order_lines (
  orders integer NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  line integer NOT NULL,
  amount numeric(10, 2) NOT NULL,
  PRIMARY KEY (orders, line));
INSERT INTO order_lines SELECT id, 1, total FROM orders;
INSERT INTO order_lines SELECT id, 2, 0 FROM orders WHERE id % 3 = 0;
