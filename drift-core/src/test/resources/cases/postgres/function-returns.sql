-- expected
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- actual
CREATE FUNCTION f() RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';

-- differences
changed function public.f(): returns: integer -> numeric; body: SELECT 1 -> SELECT 1.0
