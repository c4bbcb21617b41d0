-- expected
CREATE TYPE w AS ENUM ('a'); CREATE FUNCTION wf(w) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE CAST (w AS integer) WITH FUNCTION wf(w);

-- actual
CREATE TYPE w AS ENUM ('a'); CREATE FUNCTION wf(w) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE CAST (w AS integer) WITH FUNCTION wf(w) AS IMPLICIT;

-- differences
changed cast "public.w AS integer": context: (none) -> IMPLICIT
