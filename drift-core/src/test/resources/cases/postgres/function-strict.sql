-- expected
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- actual
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql STRICT AS 'SELECT 1';

-- differences
changed function public.f(integer): returns-null-on-null-input: (none) -> true
