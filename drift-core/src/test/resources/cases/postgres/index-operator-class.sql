-- expected
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (b);

-- actual
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (b text_pattern_ops);

-- differences
changed index public.t.i: keys: b -> b text_pattern_ops
