-- expected
CREATE DOMAIN d AS integer;
ALTER DOMAIN d ADD CONSTRAINT k CHECK (VALUE > 0);

-- actual
CREATE DOMAIN d AS integer;
ALTER DOMAIN d ADD CONSTRAINT k CHECK (VALUE > 0) NOT VALID;

-- differences
changed check-constraint public.d.k: validated: (none) -> false
