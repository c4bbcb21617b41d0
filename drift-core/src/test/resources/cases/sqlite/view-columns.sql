-- expected
CREATE VIEW v (x) AS SELECT 1;
-- actual
CREATE VIEW v (y) AS SELECT 1;
-- differences
changed view main.v: columns: x -> y
