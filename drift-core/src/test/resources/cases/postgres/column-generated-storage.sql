-- newest
-- expected
CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED);

-- actual
CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a + 1) VIRTUAL);

-- differences
changed column public.t.b: generated-storage: STORED -> VIRTUAL
