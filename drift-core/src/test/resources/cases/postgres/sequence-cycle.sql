-- expected
CREATE SEQUENCE s;

-- actual
CREATE SEQUENCE s CYCLE;

-- differences
changed sequence public.s: cycle: (none) -> true
