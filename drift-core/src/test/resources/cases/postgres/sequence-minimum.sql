-- expected
CREATE SEQUENCE s;

-- actual
CREATE SEQUENCE s MINVALUE 0 START 1;

-- differences
changed sequence public.s: start: (none) -> 1; minimum: (none) -> 0
