-- expected
CREATE TABLE a (x TEXT COLLATE binary);
-- actual
CREATE TABLE a (x TEXT);
-- differences
