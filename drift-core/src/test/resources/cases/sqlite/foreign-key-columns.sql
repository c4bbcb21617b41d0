-- expected
CREATE TABLE a (x PRIMARY KEY);
CREATE TABLE t (x, y, CONSTRAINT k FOREIGN KEY (x) REFERENCES a);

-- actual
CREATE TABLE a (x PRIMARY KEY);
CREATE TABLE t (x, y, CONSTRAINT k FOREIGN KEY (y) REFERENCES a);

-- differences
changed foreign-key main.t.k: columns: x -> y
