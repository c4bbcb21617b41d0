-- expected
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k EXCLUDE USING gist (d WITH &&);

-- actual
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k EXCLUDE USING gist (d WITH &&) WHERE (a > 0);

-- differences
changed exclusion-constraint public.t.k: predicate: (none) -> (a > 0)
