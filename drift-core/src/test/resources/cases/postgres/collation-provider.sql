-- expected
CREATE COLLATION c (provider = libc, locale = 'C');

-- actual
CREATE COLLATION c (provider = icu, locale = 'C');

-- differences
changed collation public.c: provider: libc -> icu
