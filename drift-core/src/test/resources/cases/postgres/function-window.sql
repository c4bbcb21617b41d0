-- expected
CREATE FUNCTION f() RETURNS bigint LANGUAGE internal AS 'window_rank';

-- actual
CREATE FUNCTION f() RETURNS bigint LANGUAGE internal WINDOW AS 'window_rank';

-- differences
changed function public.f(): kind: (none) -> window
