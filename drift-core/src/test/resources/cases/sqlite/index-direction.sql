-- expected
CREATE TABLE a (x);
CREATE INDEX i ON a (x ASC);
-- actual
CREATE TABLE a (x);
CREATE INDEX i ON a (x DESC);
-- differences
changed index main.a.i: keys: x -> x DESC
