-- expected
CREATE TABLE a (x TEXT COLLATE NOCASE);
-- actual
CREATE TABLE a (x TEXT);
-- differences
changed column main.a.x: collation: NOCASE -> (none)
