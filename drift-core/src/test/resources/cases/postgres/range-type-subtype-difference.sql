-- expected
CREATE TYPE r AS RANGE (subtype = float8);

-- actual
CREATE TYPE r AS RANGE (subtype = float8, subtype_diff = float8mi);

-- differences
changed range-type public.r: subtype-difference: (none) -> float8mi
