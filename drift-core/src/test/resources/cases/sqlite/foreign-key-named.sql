-- expected
CREATE TABLE a (x PRIMARY KEY, y REFERENCES a);
-- actual
CREATE TABLE a (x PRIMARY KEY, y CONSTRAINT "A's parent" REFERENCES a);
-- differences
