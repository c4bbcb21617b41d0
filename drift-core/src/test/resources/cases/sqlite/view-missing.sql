-- expected
CREATE VIEW v AS SELECT 1 AS x;
-- actual
-- differences
removed view main.v
