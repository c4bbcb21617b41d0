-- expected
DO $$ BEGIN CREATE ROLE app_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE t (a integer);
CREATE POLICY p ON t USING (true);

-- actual
DO $$ BEGIN CREATE ROLE app_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE t (a integer);
CREATE POLICY p ON t TO app_reader USING (true);

-- differences
changed policy public.t.p: roles: (none) -> app_reader
