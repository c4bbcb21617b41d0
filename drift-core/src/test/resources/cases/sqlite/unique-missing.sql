-- expected
CREATE TABLE a (x TEXT UNIQUE, y TEXT);
-- actual
CREATE TABLE a (x TEXT, y TEXT);
-- differences
removed unique-constraint main.a."unique (x)"
