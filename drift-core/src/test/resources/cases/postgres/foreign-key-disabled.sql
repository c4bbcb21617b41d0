-- expected
CREATE TABLE p (id integer PRIMARY KEY, alt integer UNIQUE, x integer, y integer, UNIQUE (x, y)); CREATE TABLE q (id integer PRIMARY KEY); CREATE TABLE t (a integer CONSTRAINT k REFERENCES p (id));

-- actual
CREATE TABLE p (id integer PRIMARY KEY, alt integer UNIQUE, x integer, y integer, UNIQUE (x, y)); CREATE TABLE q (id integer PRIMARY KEY); CREATE TABLE t (a integer CONSTRAINT k REFERENCES p (id));
ALTER TABLE t DISABLE TRIGGER ALL;

-- differences
changed foreign-key public.t.k: enabled: (none) -> DISABLED
