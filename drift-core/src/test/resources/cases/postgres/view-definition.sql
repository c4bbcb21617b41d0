-- expected
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a FROM t;

-- actual
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a FROM t WHERE b > 0;

-- differences
changed view public.v: definition: SELECT t.a FROM public.t -> SELECT t.a FROM public.t WHERE (t.b > 0)
