-- expected
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';

-- actual
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT $1'; CREATE FUNCTION f(a text) RETURNS text LANGUAGE sql AS 'SELECT $1';

-- differences
added function public.f(text)
