-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note text);
ALTER TABLE orders FORCE ROW LEVEL SECURITY;

-- differences
changed table public.orders: force-row-security: (none) -> true
