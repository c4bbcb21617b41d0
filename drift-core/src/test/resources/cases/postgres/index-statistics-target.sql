-- expected
CREATE TABLE t (a integer);
CREATE INDEX i ON t ((a + 1));

-- actual
CREATE TABLE t (a integer);
CREATE INDEX i ON t ((a + 1));
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 500;

-- differences
changed index public.t.i: statistics-target: (none) -> 1=500
