-- expected
CREATE TABLE t (a integer, b integer, CONSTRAINT k UNIQUE (a));

-- actual
CREATE TABLE t (a integer, b integer, CONSTRAINT k UNIQUE (a) INCLUDE (b));

-- differences
changed unique-constraint public.t.k: include: (none) -> b
