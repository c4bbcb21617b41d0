-- expected
CREATE TABLE t (a integer);
CREATE UNIQUE INDEX i ON t (a);

-- actual
CREATE TABLE t (a integer);
CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT;

-- differences
changed index public.t.i: nulls-not-distinct: (none) -> true
