-- expected
CREATE TABLE a (x TEXT, CONSTRAINT u UNIQUE (x));
-- actual
CREATE TABLE a (x TEXT, CONSTRAINT u UNIQUE (x COLLATE NOCASE));
-- differences
changed unique-constraint main.a.u: keys: (none) -> x COLLATE NOCASE
