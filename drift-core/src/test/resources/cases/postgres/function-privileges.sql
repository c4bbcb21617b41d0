-- expected
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- actual
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION f() FROM PUBLIC;

-- differences
changed privilege public.f(): privileges: (none) -> PUBLIC: none
