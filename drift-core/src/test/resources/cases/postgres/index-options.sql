-- expected
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (a);

-- actual
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (a) WITH (fillfactor = 60);

-- differences
changed index public.t.i: options: (none) -> fillfactor=60
