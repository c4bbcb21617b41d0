-- expected
CREATE OPERATOR CLASS o FOR TYPE integer USING hash AS OPERATOR 1 =;

-- actual
CREATE OPERATOR CLASS o FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);

-- differences
changed operator public.o(hash): definition: FOR TYPE integer FAMILY public.o, OPERATOR 1 =(integer,integer) -> FOR TYPE integer FAMILY public.o, FUNCTION 1 (integer, integer) hashint4(integer), OPERATOR 1 =(integer,integer)
