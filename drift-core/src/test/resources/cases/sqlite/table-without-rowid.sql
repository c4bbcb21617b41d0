-- expected
CREATE TABLE a (x TEXT NOT NULL PRIMARY KEY);
-- actual
CREATE TABLE a (x TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
-- differences
changed table main.a: without-rowid: (none) -> true
