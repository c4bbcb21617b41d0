-- expected
CREATE TABLE orders (a text);

-- actual
CREATE TABLE orders (a text COLLATE "C");

-- differences
changed column public.orders.a: collation: (none) -> "C"
