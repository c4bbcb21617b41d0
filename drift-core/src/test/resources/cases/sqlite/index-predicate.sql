-- expected
CREATE TABLE a (x);
CREATE INDEX i ON a (x) WHERE x > 'A';
-- actual
CREATE TABLE a (x);
CREATE INDEX i ON a (x) WHERE x > 'a';
-- differences
changed index main.a.i: predicate: x > 'A' -> x > 'a'
