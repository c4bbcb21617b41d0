-- expected
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a, b);

-- actual
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (b, a);

-- differences
changed primary-key public.t.k: columns: a, b -> b, a
