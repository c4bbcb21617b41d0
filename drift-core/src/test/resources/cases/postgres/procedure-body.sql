-- expected
CREATE PROCEDURE f() LANGUAGE sql AS 'SELECT 1';

-- actual
CREATE PROCEDURE f() LANGUAGE sql AS 'SELECT 2';

-- differences
changed procedure public.f(): body: SELECT 1 -> SELECT 2
