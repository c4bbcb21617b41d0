-- expected
CREATE TABLE t (a integer);
CREATE POLICY p ON t FOR SELECT USING (true);

-- actual
CREATE TABLE t (a integer);
CREATE POLICY p ON t FOR DELETE USING (true);

-- differences
changed policy public.t.p: command: SELECT -> DELETE
