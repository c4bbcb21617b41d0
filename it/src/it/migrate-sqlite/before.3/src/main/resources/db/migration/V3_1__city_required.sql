CREATE TABLE customers_new (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  city text NOT NULL,
  phone text
);
INSERT INTO customers_new (id, email, city) SELECT id, email, city FROM customers;
DROP TABLE customers;
ALTER TABLE customers_new RENAME TO customers;
CREATE INDEX customers_city_idx ON customers (city);
