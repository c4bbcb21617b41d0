-- newest
-- expected
CREATE COLLATION c (provider = icu, locale = 'und');

-- actual
CREATE COLLATION c (provider = icu, locale = 'und', rules = '&V << w <<< W');

-- differences
changed collation public.c: rules: (none) -> &V << w <<< W
