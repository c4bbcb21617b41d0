-- expected
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX i ON t (a);

-- actual
CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX j ON t (a);

-- differences
renamed index public.t.j from i
