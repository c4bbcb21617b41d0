-- expected
CREATE SEQUENCE s;

-- actual
CREATE SEQUENCE s START 5;

-- differences
changed sequence public.s: start: (none) -> 5
