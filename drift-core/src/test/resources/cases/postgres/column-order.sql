-- expected
CREATE TABLE orders (a integer, b text);

-- actual
CREATE TABLE orders (b text, a integer);

-- differences
changed table public.orders: position: a, b -> b, a
