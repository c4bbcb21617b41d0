-- expected
CREATE SEQUENCE s;

-- actual
CREATE SEQUENCE s AS integer;

-- differences
changed sequence public.s: type: (none) -> integer
