-- expected
CREATE DOMAIN d AS text;

-- actual
CREATE DOMAIN d AS text COLLATE "C";

-- differences
changed domain public.d: collation: (none) -> "C"
