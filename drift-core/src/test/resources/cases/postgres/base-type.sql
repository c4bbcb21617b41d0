-- expected
CREATE TYPE b;
CREATE FUNCTION bin(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION bout(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE b (INPUT = bin, OUTPUT = bout);

-- actual
CREATE TYPE b;
CREATE FUNCTION bin(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION bout(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE b (INPUT = bin, OUTPUT = bout, DELIMITER = ';');

-- differences
changed base-type public.b: definition: INPUT = public.bin, OUTPUT = public.bout, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = PLAIN, CATEGORY = 'U', DELIMITER = ',' -> INPUT = public.bin, OUTPUT = public.bout, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = PLAIN, CATEGORY = 'U', DELIMITER = ';'
