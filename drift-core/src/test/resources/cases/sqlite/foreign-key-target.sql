-- expected
CREATE TABLE b (y UNIQUE);
CREATE TABLE c (y UNIQUE);
CREATE TABLE a (x REFERENCES b (y));
-- actual
CREATE TABLE b (y UNIQUE);
CREATE TABLE c (y UNIQUE);
CREATE TABLE a (x REFERENCES c (y));
-- differences
changed foreign-key main.a."foreign key (x)": referenced-table: main.b -> main.c
