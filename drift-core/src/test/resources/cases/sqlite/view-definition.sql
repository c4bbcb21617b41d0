-- expected
CREATE VIEW v AS SELECT 1 AS x;
-- actual
CREATE VIEW v AS SELECT 2 AS x;
-- differences
changed view main.v: definition: SELECT 1 AS x -> SELECT 2 AS x
