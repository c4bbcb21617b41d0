-- expected
CREATE TABLE orders (id integer NOT NULL); CREATE UNIQUE INDEX orders_idx ON orders (id);

-- actual
CREATE TABLE orders (id integer NOT NULL); CREATE UNIQUE INDEX orders_idx ON orders (id);
ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_idx;

-- differences
changed table public.orders: replica-identity: (none) -> USING INDEX orders_idx
