-- expected
CREATE TABLE orders (id integer NOT NULL); CREATE INDEX orders_idx ON orders (id);

-- actual
CREATE TABLE orders (id integer NOT NULL); CREATE INDEX orders_idx ON orders (id);
ALTER TABLE orders CLUSTER ON orders_idx;

-- differences
changed table public.orders: clustered-on: (none) -> orders_idx
