-- expected
CREATE FUNCTION f() RETURNS trigger LANGUAGE c AS '$libdir/autoinc', 'autoinc';

-- actual
CREATE FUNCTION f() RETURNS trigger LANGUAGE c AS 'autoinc', 'autoinc';

-- differences
changed function public.f(): module: $libdir/autoinc -> autoinc
