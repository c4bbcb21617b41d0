INSERT INTO customers VALUES (2, 'Berta');
ALTER TABLE customers ADD COLUMN uncommitted text DEFAULT 'later';
ALTER TABLE customers ADD CHECK (name <> '');
CREATE INDEX customers_name_idx ON customers (name);
CREATE TABLE uncommitted (id integer);
