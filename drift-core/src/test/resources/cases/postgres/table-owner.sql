-- expected
DO $$ BEGIN CREATE ROLE app_owner; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE orders (id integer, note text);

-- actual
DO $$ BEGIN CREATE ROLE app_owner; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE orders (id integer, note text);
ALTER TABLE orders OWNER TO app_owner;

-- differences
changed owner public.orders: owner: postgres -> app_owner
