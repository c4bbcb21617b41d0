-- expected
CREATE TABLE p (id integer PRIMARY KEY, alt integer UNIQUE, x integer, y integer, UNIQUE (x, y)); CREATE TABLE q (id integer PRIMARY KEY);
CREATE TABLE t (a integer, b integer, CONSTRAINT k FOREIGN KEY (a) REFERENCES p (id));

-- actual
CREATE TABLE p (id integer PRIMARY KEY, alt integer UNIQUE, x integer, y integer, UNIQUE (x, y)); CREATE TABLE q (id integer PRIMARY KEY);
CREATE TABLE t (a integer, b integer, CONSTRAINT k FOREIGN KEY (a) REFERENCES q (id));

-- differences
changed foreign-key public.t.k: referenced-table: public.p -> public.q
