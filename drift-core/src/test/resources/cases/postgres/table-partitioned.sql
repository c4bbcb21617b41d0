-- expected
CREATE TABLE orders (id integer);

-- actual
CREATE TABLE orders (id integer) PARTITION BY HASH (id);

-- differences
changed table public.orders: kind: (none) -> partitioned; partition-key: (none) -> HASH (id)
