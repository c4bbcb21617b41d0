-- expected
CREATE TABLE a (x);
CREATE TABLE b (x);
CREATE TRIGGER t INSERT ON a BEGIN SELECT 1; END;
-- actual
CREATE TABLE a (x);
CREATE TABLE b (x);
CREATE TRIGGER t INSERT ON b BEGIN SELECT 1; END;
-- differences
removed trigger main.a.t
added trigger main.b.t
