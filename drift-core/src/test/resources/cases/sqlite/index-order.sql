-- expected
CREATE TABLE a (x, y);
CREATE INDEX i ON a (x, y);
-- actual
CREATE TABLE a (x, y);
CREATE INDEX i ON a (y, x);
-- differences
changed index main.a.i: keys: x, y -> y, x
