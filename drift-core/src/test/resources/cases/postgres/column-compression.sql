-- expected
CREATE TABLE t (a text);

-- actual
CREATE TABLE t (a text COMPRESSION pglz);

-- differences
changed column public.t.a: compression: (none) -> pglz
