-- expected
CREATE FUNCTION f(text) RETURNS boolean LANGUAGE sql AS 'SELECT true';

-- actual
CREATE FUNCTION f(text) RETURNS boolean LANGUAGE sql SUPPORT text_starts_with_support AS 'SELECT true';

-- differences
changed function public.f(text): support: (none) -> text_starts_with_support
