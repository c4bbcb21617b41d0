-- expected
CREATE TABLE a (x TEXT, y TEXT);
-- actual
CREATE TABLE a (y TEXT, x TEXT);
-- differences
changed table main.a: position: x, y -> y, x
