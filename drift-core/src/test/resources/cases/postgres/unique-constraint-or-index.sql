-- expected
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);

-- actual
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
CREATE UNIQUE INDEX k ON t (a);

-- differences
removed unique-constraint public.t.k
added index public.t.k
