CREATE TABLE customers_old (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT,
  status TEXT NOT NULL DEFAULT 'new',
  city TEXT);
INSERT INTO customers_old SELECT id, name, email, status, city FROM customers;
DROP TABLE customers;
ALTER TABLE customers_old RENAME TO customers;
