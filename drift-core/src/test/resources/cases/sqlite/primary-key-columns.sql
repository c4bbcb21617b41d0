-- expected
CREATE TABLE a (x TEXT, y TEXT, PRIMARY KEY (x, y));
-- actual
CREATE TABLE a (x TEXT, y TEXT, PRIMARY KEY (y, x));
-- differences
changed primary-key main.a."primary key": columns: x, y -> y, x
