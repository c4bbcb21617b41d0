-- expected
CREATE TABLE orders (a integer) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF orders FOR VALUES IN (1);

-- actual
CREATE TABLE orders (a integer) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF orders DEFAULT;

-- differences
changed table public.p1: partition-bound: FOR VALUES IN (1) -> DEFAULT
