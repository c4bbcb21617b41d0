CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer bigint NOT NULL REFERENCES customers,
  state state NOT NULL DEFAULT 'new',
  note text
);
CREATE INDEX orders_note ON orders (note);
