-- expected
CREATE TABLE a (x TEXT UNIQUE);
-- actual
CREATE TABLE a (x TEXT, UNIQUE ("X"));
-- differences
