-- expected
CREATE TABLE a (x TEXT NOT NULL);
-- actual
CREATE TABLE a (x TEXT CONSTRAINT given NOT NULL);
-- differences
changed column main.a.x: not-null-constraint: (none) -> given
