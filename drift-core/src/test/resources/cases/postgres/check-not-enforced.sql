-- newest
-- expected
CREATE TABLE t (a integer, CONSTRAINT k CHECK (a > 0));

-- actual
CREATE TABLE t (a integer, CONSTRAINT k CHECK (a > 0) NOT ENFORCED);

-- differences
changed check-constraint public.t.k: validated: (none) -> false; enforced: (none) -> false
