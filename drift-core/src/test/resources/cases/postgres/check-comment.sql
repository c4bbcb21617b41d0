-- expected
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 1);

-- actual
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c text, d int4range);
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 1); COMMENT ON CONSTRAINT k ON t IS 'why';

-- differences
changed comment public.t.k: comment: (none) -> why
