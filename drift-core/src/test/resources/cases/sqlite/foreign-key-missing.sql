-- expected
CREATE TABLE b (y INTEGER PRIMARY KEY);
CREATE TABLE a (x REFERENCES b);
-- actual
CREATE TABLE b (y INTEGER PRIMARY KEY);
CREATE TABLE a (x);
-- differences
removed foreign-key main.a."foreign key (x)"
