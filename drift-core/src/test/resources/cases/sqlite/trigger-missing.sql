-- expected
CREATE TABLE a (x);
CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END;
-- actual
CREATE TABLE a (x);
-- differences
removed trigger main.a.t
