-- expected
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';

-- actual
CREATE FUNCTION f(b integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';

-- differences
changed function public.f(integer): arguments: a integer -> b integer
