-- expected
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- actual
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 2';

-- differences
changed function public.f(): body: SELECT 1 -> SELECT 2
