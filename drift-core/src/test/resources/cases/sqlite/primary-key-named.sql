-- expected
CREATE TABLE a (x TEXT PRIMARY KEY);
-- actual
CREATE TABLE a (x TEXT CONSTRAINT a_key PRIMARY KEY);
-- differences
