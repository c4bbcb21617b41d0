-- expected
CREATE DOMAIN d AS text;

-- actual
CREATE DOMAIN d AS text NOT NULL;

-- differences
changed domain public.d: nullable: true -> false
