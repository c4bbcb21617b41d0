-- expected
CREATE TABLE p (a integer, b integer, CONSTRAINT j PRIMARY KEY (a, b));
CREATE TABLE t (a integer, b integer, CONSTRAINT k FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL);

-- actual
CREATE TABLE p (a integer, b integer, CONSTRAINT j PRIMARY KEY (a, b));
CREATE TABLE t (a integer, b integer, CONSTRAINT k FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL (b));

-- differences
changed foreign-key public.t.k: delete-columns: (none) -> b
