-- together: SELECT count(*) = 1 FROM sqlite_schema WHERE name = 'orders'
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT, status TEXT NOT NULL DEFAULT 'new');
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  total NUMERIC NOT NULL,
  placed TEXT NOT NULL);
