-- expected
CREATE TABLE t (a int4range, CONSTRAINT k EXCLUDE USING gist (a WITH &&));

-- actual
CREATE TABLE t (a int4range, CONSTRAINT k EXCLUDE USING gist (a WITH &&) DEFERRABLE);

-- differences
changed exclusion-constraint public.t.k: deferrable: (none) -> INITIALLY IMMEDIATE
