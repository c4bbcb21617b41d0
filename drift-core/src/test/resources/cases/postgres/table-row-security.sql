-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note text);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;

-- differences
changed table public.orders: row-security: (none) -> true
