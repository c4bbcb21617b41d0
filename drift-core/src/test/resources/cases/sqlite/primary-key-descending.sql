-- expected
CREATE TABLE a (x TEXT PRIMARY KEY);
-- actual
CREATE TABLE a (x TEXT PRIMARY KEY DESC);
-- differences
changed primary-key main.a."primary key": keys: (none) -> x DESC
