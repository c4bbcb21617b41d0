-- expected
CREATE TABLE t (a integer, b integer);
CREATE STATISTICS s ON a, b FROM t;

-- actual
CREATE TABLE t (a integer, b integer);
CREATE STATISTICS s ON a, b FROM t;
ALTER STATISTICS s SET STATISTICS 500;

-- differences
changed statistics public.s: statistics-target: (none) -> 500
