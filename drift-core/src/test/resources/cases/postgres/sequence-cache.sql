-- expected
CREATE SEQUENCE s;

-- actual
CREATE SEQUENCE s CACHE 10;

-- differences
changed sequence public.s: cache: (none) -> 10
