CREATE TABLE customers (
  id integer PRIMARY KEY,
  name text NOT NULL
);
CREATE TABLE orders (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  note text DEFAULT 'none' CHECK (note <> '')
);
CREATE INDEX orders_note_idx ON orders (note);
CREATE VIEW notes AS SELECT note FROM orders;
