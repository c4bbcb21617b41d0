-- expected
CREATE TABLE a (x);
CREATE INDEX i ON a (x);
-- actual
CREATE TABLE a (x);
CREATE UNIQUE INDEX i ON a (x);
-- differences
changed index main.a.i: unique: (none) -> true
