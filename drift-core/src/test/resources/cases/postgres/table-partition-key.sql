-- expected
CREATE TABLE orders (a integer, b integer) PARTITION BY RANGE (a);

-- actual
CREATE TABLE orders (a integer, b integer) PARTITION BY RANGE (b);

-- differences
changed table public.orders: partition-key: RANGE (a) -> RANGE (b)
