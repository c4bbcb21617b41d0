-- expected
CREATE TABLE a (x TEXT, y TEXT);
-- actual
CREATE TABLE a (x TEXT);
-- differences
removed column main.a.y
