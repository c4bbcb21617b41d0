-- expected
CREATE TABLE orders (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF orders FOR VALUES IN (1);

-- actual
CREATE TABLE orders (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE p1 (LIKE orders); ALTER TABLE orders ATTACH PARTITION p1 FOR VALUES IN (1);

-- differences
