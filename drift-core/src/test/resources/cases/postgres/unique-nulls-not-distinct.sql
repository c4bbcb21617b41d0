-- expected
CREATE TABLE t (a integer, CONSTRAINT k UNIQUE (a));

-- actual
CREATE TABLE t (a integer, CONSTRAINT k UNIQUE NULLS NOT DISTINCT (a));

-- differences
changed unique-constraint public.t.k: nulls-not-distinct: (none) -> true
