-- expected
CREATE TABLE a (x);
CREATE INDEX i ON a (x);
-- actual
CREATE TABLE a (x);
-- differences
removed index main.a.i
