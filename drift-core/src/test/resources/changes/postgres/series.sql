ALTER TABLE orders RENAME TO purchases; ALTER TABLE purchases ADD COLUMN urgent boolean DEFAULT false NOT NULL;

DROP TABLE cache; CREATE TABLE cache (key text PRIMARY KEY, value jsonb);

DROP TABLE cache; CREATE VIEW cache AS SELECT 1 AS one;

DROP TABLE cache; CREATE SEQUENCE cache;

DROP VIEW plain_names; CREATE VIEW plain_names AS SELECT name, legs FROM animals;

ALTER TABLE animals RENAME TO swapped; ALTER TABLE cache RENAME TO animals; ALTER TABLE swapped RENAME TO cache;

ALTER TABLE orders RENAME COLUMN note TO swapped; ALTER TABLE orders RENAME COLUMN status TO note; ALTER TABLE orders RENAME COLUMN swapped TO status;

DO $$ BEGIN CREATE TABLE kept (id integer); BEGIN CREATE TABLE lost (id integer); ALTER TABLE orders DROP COLUMN note CASCADE; PERFORM 1 / 0; EXCEPTION WHEN division_by_zero THEN NULL; END; END $$;

DO $$ BEGIN BEGIN ALTER TABLE animals ADD COLUMN tail text; EXCEPTION WHEN OTHERS THEN NULL; END; BEGIN COMMENT ON TABLE animals IS 'with tails'; EXCEPTION WHEN OTHERS THEN NULL; END; END $$;

SAVEPOINT one; ALTER TABLE animals ADD COLUMN tail text; DROP TABLE cache; ROLLBACK TO one; ALTER TABLE dogs ADD COLUMN tail text;

SAVEPOINT one; CREATE TABLE kept (id serial PRIMARY KEY); RELEASE one; SAVEPOINT two; DROP TABLE kept; ROLLBACK TO two;

SAVEPOINT one; DROP FUNCTION open_orders(date); ROLLBACK TO one;

COMMENT ON COLUMN customers.name IS 'full name'; COMMENT ON INDEX orders_note_idx IS 'found by note'; COMMENT ON CONSTRAINT orders_total_check ON orders IS 'cheap';

COMMENT ON CONSTRAINT customers_name_check ON customers IS NULL; COMMENT ON TRIGGER orders_touch ON orders IS NULL;

COMMENT ON CONSTRAINT amount_small ON DOMAIN amount IS 'not too much'; COMMENT ON POLICY orders_own ON orders IS 'mine'; COMMENT ON RULE animals_no_delete ON animals IS 'never';

COMMENT ON STATISTICS orders_stats IS 'for the planner'; COMMENT ON SEQUENCE invoice_number IS 'told to the office'; COMMENT ON TYPE address IS 'where';

GRANT SELECT ON orders, animals TO PUBLIC; GRANT SELECT (name), UPDATE (name) ON animals TO PUBLIC;

GRANT UPDATE (legs) ON animals TO app_reader;

GRANT SELECT ON ALL TABLES IN SCHEMA public TO app_reader; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO app_reader;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;

ALTER TABLE animals ADD COLUMN tail text DEFAULT 'long'; GRANT SELECT (legs) ON animals TO PUBLIC;

ALTER SEQUENCE invoice_number INCREMENT BY 7; ALTER SEQUENCE countdown RENAME TO countup;

ALTER SEQUENCE invoice_number RENAME TO swapped; ALTER SEQUENCE countdown RENAME TO invoice_number; ALTER SEQUENCE swapped RENAME TO countdown;

ALTER SEQUENCE line_seq OWNED BY NONE; ALTER SEQUENCE countdown OWNED BY orders.note;

ALTER SEQUENCE orders_id_seq RENAME TO purchases_id_seq;

SELECT setval('invoice_number', 600), nextval('countdown');

ALTER TYPE address ADD ATTRIBUTE country text CASCADE;

ALTER TYPE address RENAME ATTRIBUTE city TO town CASCADE;

CREATE TYPE color AS ENUM ('red'); CREATE DOMAIN short AS varchar(5) CHECK (VALUE <> ''); CREATE TABLE painted (c color, s short, a address[]);

ALTER DOMAIN amount ADD CONSTRAINT amount_round CHECK (VALUE = round(VALUE)); ALTER DOMAIN amount DROP CONSTRAINT amount_small;

ALTER DOMAIN amount VALIDATE CONSTRAINT amount_positive; ALTER DOMAIN amount RENAME CONSTRAINT amount_small TO amount_tiny;

DROP TYPE audit.mood CASCADE;

CREATE TABLE measurements_2026 PARTITION OF measurements FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

CREATE TABLE measurements_2026 (LIKE measurements INCLUDING ALL); ALTER TABLE measurements ATTACH PARTITION measurements_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

ALTER TABLE measurements DETACH PARTITION measurements_2024;

ALTER TABLE measurements RENAME TO weather; ALTER INDEX measurements_peak_idx RENAME TO weather_peak_idx;

ALTER TABLE measurements_2025 RENAME TO measured; ALTER TABLE measurements ADD COLUMN wind integer;

ALTER TABLE measurements DISABLE TRIGGER measurements_all;

CREATE TABLE cats (claws integer) INHERITS (animals); ALTER TABLE animals ADD COLUMN tail text; ALTER TABLE dogs NO INHERIT animals;

ALTER TABLE animals RENAME COLUMN legs TO feet; ALTER TABLE animals RENAME TO beasts;

CREATE VIEW one AS SELECT id, note FROM orders; CREATE VIEW two AS SELECT note AS said FROM one; CREATE VIEW three AS SELECT said FROM two; ALTER TABLE orders RENAME COLUMN note TO remark; ALTER VIEW two RENAME COLUMN said TO told; ALTER VIEW one RENAME TO first;

CREATE OR REPLACE VIEW plain_names AS SELECT name, legs FROM animals; ALTER VIEW cheap_orders SET (security_barrier = false);

CREATE TEMP TABLE scratch (id serial PRIMARY KEY, o integer); INSERT INTO scratch SELECT 1; CREATE TEMP VIEW seen AS SELECT note FROM public.orders;

CREATE TEMP TABLE scratch (id integer); ALTER TABLE animals ADD COLUMN tail text; DROP TABLE scratch;

CREATE TEMP TABLE orders (id integer); ALTER TABLE public.orders RENAME COLUMN note TO remark;

TRUNCATE order_lines, readings; TRUNCATE cache;

CLUSTER orders; REFRESH MATERIALIZED VIEW city_peaks; ANALYZE;

REINDEX TABLE animals; ALTER TABLE cache SET LOGGED; ALTER TABLE cache SET UNLOGGED;

INSERT INTO animals VALUES ('cat', 4); INSERT INTO products (code, title) VALUES ('a', 'b'); UPDATE products SET title = 'c';

LOCK TABLE customers IN ACCESS EXCLUSIVE MODE; SELECT id FROM orders FOR UPDATE;

ALTER FUNCTION same_parity(integer, integer) RENAME TO swapped; ALTER FUNCTION other_parity(integer, integer) RENAME TO same_parity; ALTER FUNCTION swapped(integer, integer) RENAME TO other_parity;

CREATE FUNCTION half(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 / 2'; CREATE INDEX animals_half ON animals (half(legs)); ALTER FUNCTION half(integer) RENAME TO halved;

CREATE FUNCTION count_orders(orders) RETURNS integer LANGUAGE sql AS 'SELECT 1'; ALTER TABLE orders RENAME TO purchases;

CREATE TABLE holder (o orders, list orders[]); ALTER TABLE orders RENAME TO purchases;

ALTER FUNCTION touch() RENAME TO touched;

CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER dogs_touch BEFORE INSERT ON dogs FOR EACH ROW EXECUTE FUNCTION touch();

DROP FUNCTION touch() CASCADE;

DROP STATISTICS orders_stats; CREATE STATISTICS orders_other ON status, total FROM orders; ALTER STATISTICS customers_stats RENAME TO customers_told;

ALTER TABLE audit.orders RENAME TO acts; ALTER TABLE products SET SCHEMA audit;

ALTER TABLE customers SET SCHEMA audit;

ALTER EXTENSION btree_gist ADD TABLE cache;

ALTER EXTENSION btree_gist ADD FUNCTION is_odd(integer);

ALTER EXTENSION btree_gist ADD SEQUENCE countdown; ALTER EXTENSION btree_gist ADD TYPE audit.mood;

DROP OWNED BY app_reader;

REASSIGN OWNED BY app_reader TO app_writer; CREATE ROLE newcomer; ALTER TABLE animals OWNER TO newcomer;

CREATE ROLE newcomer; GRANT SELECT ON animals TO newcomer; ALTER ROLE app_reader RENAME TO app_looker;

DROP TABLE customers CASCADE;

DROP VIEW open_totals; ALTER TABLE customers DROP COLUMN id CASCADE;

DELETE FROM pg_catalog.pg_description WHERE objoid = 'customers'::regclass;

UPDATE pg_catalog.pg_class SET relname = 'beasts' WHERE relname = 'animals';

DELETE FROM pg_catalog.pg_attrdef WHERE adrelid = 'animals'::regclass; UPDATE pg_catalog.pg_attribute SET atthasdef = false WHERE attrelid = 'animals'::regclass;

ALTER TABLE orders ALTER COLUMN total DROP DEFAULT, ALTER COLUMN status SET DEFAULT 'old'; ALTER TABLE customers ALTER COLUMN name DROP NOT NULL;

ALTER TABLE remote_orders RENAME TO far_orders; ALTER FOREIGN TABLE far_orders ADD COLUMN more text OPTIONS (column_name 'x');

ALTER TABLE products DROP CONSTRAINT products_pkey CASCADE; CREATE UNIQUE INDEX products_code_idx ON products (code); ALTER TABLE products ADD CONSTRAINT products_key PRIMARY KEY USING INDEX products_code_idx;

CREATE TABLE "quo""te d" ("a'b" integer, "c\d" text); COMMENT ON TABLE "quo""te d" IS 'it''s {odd} ? \ $1';

CREATE TABLE added (id integer); GRANT SELECT ON orders TO PUBLIC;

CREATE TABLE added (id integer, note text); GRANT SELECT ON added TO PUBLIC; GRANT SELECT ON animals TO PUBLIC;

ALTER TABLE cache ADD COLUMN one text; ALTER TABLE cache ADD COLUMN two text; ALTER TABLE products SET (fillfactor = 60);

ALTER TABLE cache ADD COLUMN one text; ALTER TABLE cache ADD COLUMN two text; GRANT SELECT ON products TO PUBLIC;

ALTER TABLE cache ADD COLUMN one text; ALTER TABLE products SET (toast.autovacuum_enabled = false);

CREATE INDEX added_idx ON cache (key); ALTER INDEX cache_value_idx RENAME TO cache_by_value;

CREATE INDEX added_idx ON cache (key); ALTER INDEX cache_value_idx SET (fastupdate = off);

CREATE SEQUENCE added; ALTER SEQUENCE countdown RENAME TO countup; ALTER SEQUENCE countup INCREMENT BY -5;

CREATE SEQUENCE added; ALTER SEQUENCE countdown INCREMENT BY -5;

CREATE TABLE added (id serial, other integer); ALTER SEQUENCE countdown OWNED BY added.other;

CREATE TABLE added (id serial, other integer); ALTER SEQUENCE invoice_number RENAME TO bill_number;

CREATE TABLE added (id bigint GENERATED ALWAYS AS IDENTITY (START 5) PRIMARY KEY, parent bigint REFERENCES added (id), at date DEFAULT current_date CHECK (at > '2000-01-01'), UNIQUE (parent, at) DEFERRABLE); INSERT INTO added (parent) VALUES (NULL);

ALTER TABLE customers ADD COLUMN added integer DEFAULT 5; ALTER TABLE customers ALTER COLUMN name SET DEFAULT 'none';

ALTER TABLE cache ADD COLUMN added integer GENERATED ALWAYS AS (length(key)) STORED; CREATE INDEX ON cache (added DESC, key varchar_pattern_ops);

ALTER TABLE cache ADD CONSTRAINT cache_long CHECK (length(key) > 2) NOT VALID; ALTER TABLE cache VALIDATE CONSTRAINT cache_long;

ALTER TABLE cache ADD COLUMN customer bigint REFERENCES customers (id) ON DELETE SET NULL; ALTER TABLE cache DISABLE TRIGGER ALL;

ALTER TABLE cache ADD COLUMN added text; CREATE TEMPORARY TABLE cache (id integer);

CREATE TEMPORARY TABLE added (id serial PRIMARY KEY, note text); CREATE TABLE public.added (id integer);

CREATE TABLE audit.added (id serial PRIMARY KEY, what integer REFERENCES public.orders (id)); ALTER TABLE audit.added ADD COLUMN note text;

ALTER TABLE audit.orders ADD COLUMN note text, ADD CONSTRAINT orders_note_key UNIQUE (note);

CREATE TABLE added (LIKE orders INCLUDING ALL); CREATE INDEX added_again_idx ON added (note);

CREATE TABLE added (LIKE order_lines INCLUDING DEFAULTS INCLUDING CONSTRAINTS); ALTER TABLE added ENABLE ROW LEVEL SECURITY;

CREATE TABLE added AS SELECT * FROM customers; ALTER TABLE added ADD PRIMARY KEY (id);

CREATE TABLE added (id integer); CREATE TRIGGER added_touch AFTER INSERT ON added FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

CREATE TABLE added (id integer) PARTITION BY RANGE (id); CREATE INDEX added_idx ON added (id);

CREATE TABLE added (id integer); ALTER TABLE animals SET SCHEMA audit;

CREATE TABLE added (id integer); ALTER EXTENSION btree_gist ADD TABLE added;

CREATE TABLE added (id integer); UPDATE pg_catalog.pg_class SET reltuples = 5 WHERE relname = 'animals';

DEALLOCATE ALL; ALTER TABLE cache ADD COLUMN added text;

DEALLOCATE ALL; ALTER TABLE animals RENAME COLUMN legs TO feet;

INSERT INTO animals VALUES ('cat'); GRANT SELECT ON animals TO PUBLIC; CREATE TABLE added (id integer);

UPDATE cache SET value = '{}'; GRANT SELECT ON cache TO PUBLIC;

INSERT INTO animals VALUES ('cat'); GRANT SELECT (name) ON animals TO PUBLIC; CREATE TABLE added (id integer);

SELECT nextval('countdown'); GRANT USAGE ON SEQUENCE countdown TO PUBLIC; CREATE TABLE added (id integer);

CREATE TEMPORARY SEQUENCE added; CREATE TABLE public.added (id integer);

DO $$ BEGIN IF current_setting('server_version_num')::integer >= 180000 THEN EXECUTE 'ALTER TABLE orders ADD CONSTRAINT orders_loose FOREIGN KEY (id) REFERENCES customers (id) NOT ENFORCED'; END IF; CREATE TRIGGER added_1 BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger(); CREATE TRIGGER added_2 BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger(); CREATE TRIGGER added_3 BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger(); CREATE TRIGGER added_4 BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger(); END $$;

GRANT SELECT (note), UPDATE (note) ON orders TO app_reader; ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'none';
