-- expected
CREATE DOMAIN d AS integer CONSTRAINT k CHECK (VALUE > 0);

-- actual
CREATE DOMAIN d AS integer CONSTRAINT k CHECK (VALUE > 1);

-- differences
changed check-constraint public.d.k: expression: (VALUE > 0) -> (VALUE > 1)
