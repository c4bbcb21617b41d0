-- expected
CREATE TABLE orders (a integer) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF orders FOR VALUES FROM (0) TO (10);

-- actual
CREATE TABLE orders (a integer) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF orders FOR VALUES FROM (0) TO (20);

-- differences
changed table public.p1: partition-bound: FOR VALUES FROM (0) TO (10) -> FOR VALUES FROM (0) TO (20)
