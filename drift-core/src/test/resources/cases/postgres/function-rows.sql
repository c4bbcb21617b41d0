-- expected
CREATE FUNCTION f() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';

-- actual
CREATE FUNCTION f() RETURNS SETOF integer LANGUAGE sql ROWS 5 AS 'SELECT 1';

-- differences
changed function public.f(): rows: (none) -> 5
