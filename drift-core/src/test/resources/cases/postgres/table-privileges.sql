-- expected
DO $$ BEGIN CREATE ROLE app_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE orders (id integer, note text);

-- actual
DO $$ BEGIN CREATE ROLE app_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE orders (id integer, note text);
GRANT SELECT, INSERT ON orders TO app_reader WITH GRANT OPTION; GRANT SELECT ON orders TO PUBLIC;

-- differences
changed privilege public.orders: privileges: (none) -> PUBLIC: SELECT; app_reader: INSERT WITH GRANT OPTION, SELECT WITH GRANT OPTION
