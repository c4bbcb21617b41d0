-- expected
CREATE SEQUENCE s;

-- actual
CREATE SEQUENCE s MAXVALUE 99;

-- differences
changed sequence public.s: maximum: (none) -> 99
