-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note text);
ALTER TABLE orders REPLICA IDENTITY FULL;

-- differences
changed table public.orders: replica-identity: (none) -> FULL
