-- expected
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a);

-- actual
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a) INCLUDE (c);

-- differences
changed primary-key public.t.k: include: (none) -> c
