-- expected
CREATE TABLE a (x TEXT, y TEXT, CONSTRAINT u UNIQUE (x));
-- actual
CREATE TABLE a (x TEXT, y TEXT, CONSTRAINT u UNIQUE (x, y));
-- differences
changed unique-constraint main.a.u: columns: x -> x, y
