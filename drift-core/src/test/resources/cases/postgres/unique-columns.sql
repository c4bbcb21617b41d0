-- expected
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);

-- actual
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k UNIQUE (a, b);

-- differences
changed unique-constraint public.t.k: columns: a -> a, b
