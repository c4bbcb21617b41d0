-- expected
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (lower(b));

-- actual
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (upper(b));

-- differences
changed index public.t.i: keys: lower(b) -> upper(b)
