-- expected
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t USING gin (c);

-- actual
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t USING gin (c jsonb_path_ops);

-- differences
changed index public.t.i: keys: c -> c jsonb_path_ops
