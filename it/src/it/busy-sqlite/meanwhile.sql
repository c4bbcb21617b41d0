INSERT INTO orders VALUES (7, 'not committed', 1);
CREATE TABLE uncommitted (id integer);
ALTER TABLE orders ADD COLUMN uncommitted text;
