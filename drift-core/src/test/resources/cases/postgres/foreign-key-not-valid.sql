-- expected
CREATE TABLE p (id integer PRIMARY KEY, alt integer UNIQUE, x integer, y integer, UNIQUE (x, y)); CREATE TABLE q (id integer PRIMARY KEY); CREATE TABLE t (a integer);
ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES p (id);

-- actual
CREATE TABLE p (id integer PRIMARY KEY, alt integer UNIQUE, x integer, y integer, UNIQUE (x, y)); CREATE TABLE q (id integer PRIMARY KEY); CREATE TABLE t (a integer);
ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES p (id) NOT VALID;

-- differences
changed foreign-key public.t.k: validated: (none) -> false
