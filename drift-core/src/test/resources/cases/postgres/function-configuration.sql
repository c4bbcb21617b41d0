-- expected
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- actual
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql SET search_path = public, pg_temp AS 'SELECT 1';

-- differences
changed function public.f(integer): configuration: (none) -> search_path=public, pg_temp
