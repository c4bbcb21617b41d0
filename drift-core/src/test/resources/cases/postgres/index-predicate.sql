-- expected
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (a) WHERE a > 0;

-- actual
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (a) WHERE a > 1;

-- differences
changed index public.t.i: predicate: (a > 0) -> (a > 1)
