-- expected
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (a);

-- actual
CREATE TABLE t (a integer, b text, c jsonb);
CREATE UNIQUE INDEX i ON t (a);

-- differences
changed index public.t.i: unique: (none) -> true
