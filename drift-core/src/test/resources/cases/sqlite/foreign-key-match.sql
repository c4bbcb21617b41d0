-- expected
CREATE TABLE a (x PRIMARY KEY, y REFERENCES a);
-- actual
CREATE TABLE a (x PRIMARY KEY, y REFERENCES a MATCH FULL);
-- differences
changed foreign-key main.a."foreign key (y)": match: (none) -> FULL
