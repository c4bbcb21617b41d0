-- expected
CREATE COLLATION c (provider = icu, locale = 'de');

-- actual
CREATE COLLATION c (provider = icu, locale = 'fr');

-- differences
changed collation public.c: locale: de -> fr
