-- expected
CREATE TABLE a (x);
CREATE VIEW v AS SELECT * FROM a;
-- actual
CREATE TABLE a (x, y);
CREATE VIEW v AS SELECT * FROM a;
-- differences
added column main.a.y
