-- newest
-- expected
CREATE TABLE t (a integer CONSTRAINT j NOT NULL);

-- actual
CREATE TABLE t (a integer CONSTRAINT k NOT NULL);

-- differences
changed column public.t.a: not-null-constraint: j -> k
