-- expected
CREATE TABLE t (a integer); CREATE SEQUENCE s;

-- actual
CREATE TABLE t (a integer); CREATE SEQUENCE s;
ALTER SEQUENCE s OWNED BY t.a;

-- differences
changed sequence public.s: owned-by: (none) -> public.t.a
