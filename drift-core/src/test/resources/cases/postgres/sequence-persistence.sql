-- expected
CREATE SEQUENCE s;

-- actual
CREATE UNLOGGED SEQUENCE s;

-- differences
changed sequence public.s: persistence: (none) -> UNLOGGED
