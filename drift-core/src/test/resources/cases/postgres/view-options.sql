-- expected
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t;

-- actual
CREATE TABLE t (a integer);
CREATE VIEW v WITH (security_barrier) AS SELECT a FROM t;

-- differences
changed view public.v: options: (none) -> security_barrier=true
