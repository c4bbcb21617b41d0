-- expected
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range); CREATE TABLE u (a integer CONSTRAINT k CHECK (a > 3));
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 1);

-- actual
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range); CREATE TABLE u (a integer CONSTRAINT k CHECK (a > 3));
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 2);

-- differences
changed check-constraint public.t.k: expression: (a > 1) -> (a > 2)
