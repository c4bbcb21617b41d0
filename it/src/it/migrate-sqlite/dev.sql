CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  city text,
  phone text,
  country text
);
CREATE INDEX customers_city_idx ON customers (city);
