-- expected
DO $$ BEGIN CREATE ROLE app_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE orders (id integer, note text);

-- actual
DO $$ BEGIN CREATE ROLE app_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE orders (id integer, note text);
GRANT ALL ON orders TO CURRENT_USER; GRANT SELECT ON orders TO app_reader; REVOKE SELECT ON orders FROM app_reader;

-- differences
