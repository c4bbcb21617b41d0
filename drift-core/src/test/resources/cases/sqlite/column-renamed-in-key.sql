-- expected
CREATE TABLE a (x TEXT, y TEXT, UNIQUE (x, y));
CREATE TABLE b (z REFERENCES a (x));
-- actual
CREATE TABLE a (x TEXT, y TEXT, UNIQUE (x, y));
CREATE TABLE b (z REFERENCES a (x));
ALTER TABLE a RENAME COLUMN x TO "x 1";
-- differences
renamed column main.a."x 1" from x
