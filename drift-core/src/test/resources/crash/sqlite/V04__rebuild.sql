-- together: SELECT sql LIKE '%city TEXT NOT NULL%' FROM sqlite_schema WHERE name = 'customers'
CREATE TABLE customers_new (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT,
  status TEXT NOT NULL DEFAULT 'new',
  city TEXT NOT NULL);
INSERT INTO customers_new SELECT id, name, email, status, city FROM customers;
DROP TABLE customers;
ALTER TABLE customers_new RENAME TO customers;
