-- expected
CREATE TABLE t (a integer, b integer, c integer);
CREATE STATISTICS s ON a, b FROM t;

-- actual
CREATE TABLE t (a integer, b integer, c integer);
CREATE STATISTICS s (mcv) ON a, b FROM t;

-- differences
changed statistics public.s: kind: (none) -> mcv
