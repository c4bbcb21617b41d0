-- expected
CREATE TABLE t (a integer); CREATE VIEW v AS SELECT a FROM t;

-- actual
CREATE TABLE t (a integer); CREATE VIEW v AS SELECT a FROM t;
ALTER VIEW v ALTER a SET DEFAULT 3;

-- differences
changed column public.v.a: default: (none) -> 3
