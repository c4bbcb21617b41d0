-- expected
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');

-- actual
CREATE FUNCTION shown(integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', FINALFUNC = shown);

-- differences
added function public.shown(integer)
changed aggregate public.total(integer): returns: integer -> text; definition: SFUNC = int4pl, STYPE = integer, INITCOND = '0' -> SFUNC = int4pl, STYPE = integer, FINALFUNC = public.shown, INITCOND = '0'
