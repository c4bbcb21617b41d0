-- expected
CREATE TABLE a (x INTEGER PRIMARY KEY);
-- actual
CREATE TABLE a (x INTEGER NOT NULL PRIMARY KEY);
-- differences
