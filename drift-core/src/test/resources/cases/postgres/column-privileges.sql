-- expected
DO $$ BEGIN CREATE ROLE app_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE orders (id integer, note text);

-- actual
DO $$ BEGIN CREATE ROLE app_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE orders (id integer, note text);
GRANT SELECT (note) ON orders TO app_reader;

-- differences
changed privilege public.orders.note: privileges: (none) -> app_reader: SELECT
