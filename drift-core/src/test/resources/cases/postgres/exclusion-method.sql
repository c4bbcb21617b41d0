-- expected
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k EXCLUDE USING gist (d WITH =);

-- actual
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k EXCLUDE USING spgist (d WITH =);

-- differences
changed exclusion-constraint public.t.k: method: gist -> spgist
