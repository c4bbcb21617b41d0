-- expected
CREATE TABLE t (a integer, b integer); CREATE TABLE u (a integer, b integer); CREATE STATISTICS s ON a, b FROM t;

-- actual
CREATE TABLE t (a integer, b integer); CREATE TABLE u (a integer, b integer); CREATE STATISTICS s ON a, b FROM u;

-- differences
changed statistics public.s: owned-by: public.t -> public.u
