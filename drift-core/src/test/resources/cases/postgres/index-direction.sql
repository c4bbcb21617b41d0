-- expected
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (a);

-- actual
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (a DESC);

-- differences
changed index public.t.i: keys: a -> a DESC
