-- expected
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (a);

-- actual
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (a) INCLUDE (b);

-- differences
changed index public.t.i: include: (none) -> b
