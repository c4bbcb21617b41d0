CREATE TABLE orders (id integer PRIMARY KEY, customer integer NOT NULL REFERENCES customers (id));
INSERT INTO orders VALUES (1, 1);
DELETE FROM customers WHERE id = 2;
