-- expected
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (a);

-- actual
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t USING hash (a);

-- differences
changed index public.t.i: method: (none) -> hash
