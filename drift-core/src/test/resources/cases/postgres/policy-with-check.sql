-- expected
CREATE TABLE t (a integer);
CREATE POLICY p ON t USING (true);

-- actual
CREATE TABLE t (a integer);
CREATE POLICY p ON t USING (true) WITH CHECK (a > 1);

-- differences
changed policy public.t.p: with-check: (none) -> (a > 1)
