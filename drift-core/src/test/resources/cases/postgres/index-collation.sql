-- expected
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (b);

-- actual
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (b COLLATE "C");

-- differences
changed index public.t.i: keys: b -> b COLLATE "C"
