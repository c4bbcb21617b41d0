-- expected
CREATE TYPE w AS ENUM ('a'); CREATE FUNCTION wf(w) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE CAST (w AS integer) WITH FUNCTION wf(w);

-- actual
CREATE TYPE w AS ENUM ('a'); CREATE FUNCTION wf(w) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE CAST (w AS integer) WITH INOUT;

-- differences
changed cast "public.w AS integer": method: (none) -> INOUT; function: public.wf(public.w) -> (none)
