-- expected
CREATE TABLE a (x TEXT, CONSTRAINT u UNIQUE (x));
-- actual
CREATE TABLE a (x TEXT, CONSTRAINT v UNIQUE (x));
-- differences
renamed unique-constraint main.a.v from u
