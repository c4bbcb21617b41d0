-- expected
CREATE TABLE b (y UNIQUE, z UNIQUE);
CREATE TABLE a (x REFERENCES b (y));
-- actual
CREATE TABLE b (y UNIQUE, z UNIQUE);
CREATE TABLE a (x REFERENCES b (z));
-- differences
changed foreign-key main.a."foreign key (x)": referenced-columns: y -> z
