-- expected
CREATE TABLE a (x TEXT) STRICT;
-- actual
CREATE TABLE a (x TEXT);
-- differences
changed table main.a: strict: true -> (none)
