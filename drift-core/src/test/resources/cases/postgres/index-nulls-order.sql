-- expected
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (a DESC);

-- actual
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (a DESC NULLS LAST);

-- differences
changed index public.t.i: keys: a DESC -> a DESC NULLS LAST
