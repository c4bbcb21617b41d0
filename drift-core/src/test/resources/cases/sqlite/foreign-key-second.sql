-- expected
CREATE TABLE a (x PRIMARY KEY, y REFERENCES a);
-- actual
CREATE TABLE a (x PRIMARY KEY, y REFERENCES a REFERENCES b (z));
-- differences
added foreign-key main.a."foreign key (y) 2"
