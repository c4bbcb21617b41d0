-- expected
CREATE TABLE orders (id integer);

-- actual
CREATE UNLOGGED TABLE orders (id integer);

-- differences
changed table public.orders: persistence: (none) -> UNLOGGED
