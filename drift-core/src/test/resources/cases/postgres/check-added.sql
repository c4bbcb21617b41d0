-- expected
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);

-- actual
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 1);

-- differences
added check-constraint public.t.k
