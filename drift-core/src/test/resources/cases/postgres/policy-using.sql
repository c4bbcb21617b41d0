-- expected
CREATE TABLE t (a integer);
CREATE POLICY p ON t USING (a > 0);

-- actual
CREATE TABLE t (a integer);
CREATE POLICY p ON t USING (a > 1);

-- differences
changed policy public.t.p: using: (a > 0) -> (a > 1)
