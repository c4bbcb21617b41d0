-- expected
CREATE TABLE p (id integer PRIMARY KEY, alt integer UNIQUE, x integer, y integer, UNIQUE (x, y)); CREATE TABLE q (id integer PRIMARY KEY);
CREATE TABLE t (a integer, b integer, CONSTRAINT k FOREIGN KEY (a) REFERENCES p (id) ON UPDATE SET NULL);

-- actual
CREATE TABLE p (id integer PRIMARY KEY, alt integer UNIQUE, x integer, y integer, UNIQUE (x, y)); CREATE TABLE q (id integer PRIMARY KEY);
CREATE TABLE t (a integer, b integer, CONSTRAINT k FOREIGN KEY (a) REFERENCES p (id) ON UPDATE SET DEFAULT);

-- differences
changed foreign-key public.t.k: update-rule: SET NULL -> SET DEFAULT
