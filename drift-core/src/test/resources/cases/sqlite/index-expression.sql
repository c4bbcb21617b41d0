-- expected
CREATE TABLE a (x);
CREATE INDEX i ON a (lower(x));
-- actual
CREATE TABLE a (x);
CREATE INDEX i ON a (upper(x));
-- differences
changed index main.a.i: keys: lower(x) -> upper(x)
