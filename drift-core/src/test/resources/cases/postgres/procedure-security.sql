-- expected
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';

-- actual
CREATE PROCEDURE p() LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';

-- differences
changed procedure public.p(): security: (none) -> DEFINER
