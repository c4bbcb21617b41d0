-- expected
CREATE AGGREGATE s(integer) (SFUNC = int4pl, STYPE = integer);

-- actual
CREATE AGGREGATE s(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');

-- differences
changed aggregate public.s(integer): definition: SFUNC = int4pl, STYPE = integer -> SFUNC = int4pl, STYPE = integer, INITCOND = '0'
