-- expected
CREATE TYPE r AS RANGE (subtype = integer);

-- actual
CREATE TYPE r AS RANGE (subtype = bigint);

-- differences
changed range-type public.r: subtype: integer -> bigint
