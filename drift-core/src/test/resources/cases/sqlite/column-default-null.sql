-- expected
CREATE TABLE a (x TEXT);
-- actual
CREATE TABLE a (x TEXT DEFAULT null);
-- differences
