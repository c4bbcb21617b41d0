CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE
);
INSERT INTO customers (email) VALUES ('ada@example.com'), ('grace@example.com');
