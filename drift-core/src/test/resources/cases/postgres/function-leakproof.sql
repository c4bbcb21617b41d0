-- expected
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- actual
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql LEAKPROOF AS 'SELECT 1';

-- differences
changed function public.f(integer): leakproof: (none) -> true
