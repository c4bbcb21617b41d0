-- expected
CREATE TYPE a; CREATE FUNCTION same(a) RETURNS a LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE a AS RANGE (SUBTYPE = integer);

-- actual
CREATE TYPE a; CREATE FUNCTION same(a) RETURNS a LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE a AS RANGE (SUBTYPE = integer, CANONICAL = same);

-- differences
changed range-type public.a: canonical: (none) -> public.same
