-- expected
CREATE TABLE orders (n integer DEFAULT 1);

-- actual
CREATE TABLE orders (n integer DEFAULT 2);

-- differences
changed column public.orders.n: default: 1 -> 2
