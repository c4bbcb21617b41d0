-- expected
CREATE TABLE t (a integer);
CREATE POLICY p ON t USING (true);

-- actual
CREATE TABLE t (a integer);
CREATE POLICY p ON t AS RESTRICTIVE USING (true);

-- differences
changed policy public.t.p: permissive: (none) -> false
