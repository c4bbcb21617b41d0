-- expected
CREATE TABLE t (a integer, b integer, c integer);
CREATE STATISTICS s ON a, b FROM t;

-- actual
CREATE TABLE t (a integer, b integer, c integer);
CREATE STATISTICS s ON a, c FROM t;

-- differences
changed statistics public.s: keys: a, b -> a, c
