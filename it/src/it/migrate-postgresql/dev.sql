CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE,
  city text,
  phone text,
  country text
);
CREATE INDEX customers_city_idx ON customers (city);
