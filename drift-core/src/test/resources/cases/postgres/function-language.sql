-- expected
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- actual
CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';

-- differences
changed function public.f(): language: sql -> plpgsql; body: SELECT 1 -> BEGIN RETURN 1; END
