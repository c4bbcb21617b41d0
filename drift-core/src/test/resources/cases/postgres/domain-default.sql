-- expected
CREATE DOMAIN d AS integer;

-- actual
CREATE DOMAIN d AS integer DEFAULT 3;

-- differences
changed domain public.d: default: (none) -> 3
