CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE
);
INSERT INTO customers (email) VALUES ('ada@example.com'), ('grace@example.com');
