-- expected
CREATE SEQUENCE s;

-- actual
CREATE SEQUENCE s INCREMENT 2;

-- differences
changed sequence public.s: increment: (none) -> 2
