-- expected
CREATE VIEW v AS SELECT 1 AS x;
-- actual
CREATE VIEW v AS SELECT 1 AS x;
CREATE TRIGGER t INSTEAD OF DELETE ON v BEGIN SELECT 1; END;
-- differences
added trigger main.v.t
