-- expected
CREATE TABLE a (x);
CREATE INDEX i ON a (x);
-- actual
CREATE TABLE a (x);
CREATE INDEX i ON a (x COLLATE NOCASE);
-- differences
changed index main.a.i: keys: x -> x COLLATE NOCASE
