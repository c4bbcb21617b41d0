-- expected
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t WHERE a > 0;

-- actual
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;

-- differences
changed view public.v: options: (none) -> check_option=local
