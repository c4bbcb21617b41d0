-- expected
CREATE COLLATION c (provider = icu, locale = 'de');

-- actual
CREATE COLLATION c (provider = icu, locale = 'de', deterministic = false);

-- differences
changed collation public.c: deterministic: (none) -> false
