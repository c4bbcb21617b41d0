--> added schema billing
CREATE SCHEMA billing; CREATE TABLE billing.bills (id integer);

--> removed schema audit
DROP SCHEMA audit CASCADE;

--> renamed schema history from audit
ALTER SCHEMA audit RENAME TO history;

--> changed comment audit: comment
COMMENT ON SCHEMA audit IS 'who did it';

--> changed owner audit: owner
ALTER SCHEMA audit OWNER TO app_writer;

--> changed privilege audit: privileges
REVOKE USAGE ON SCHEMA audit FROM app_reader;

--> added extension hstore
CREATE EXTENSION hstore SCHEMA extras;

--> changed extension btree_gist: in-schema
ALTER EXTENSION btree_gist SET SCHEMA public;

--> changed comment btree_gist: comment
COMMENT ON EXTENSION btree_gist IS 'needed for bookings';

--> removed extension plpgsql
--> removed event-trigger watch_drops
--> removed function public.touch()
--> removed function public.watch()
--> removed procedure public.archive(integer, date)
--> removed trigger public.measurements.measurements_all
--> removed trigger public.measurements_2024.measurements_touch
--> removed trigger public.orders.orders_late
--> removed trigger public.orders.orders_touch
--> removed trigger public.readings.readings_off
DROP EXTENSION plpgsql CASCADE;

--> added table public.suppliers
CREATE TABLE suppliers (id integer PRIMARY KEY, name text UNIQUE CHECK (name <> ''), customer bigint REFERENCES customers);

--> added table public."Suppliers & Co"
CREATE TABLE "Suppliers & Co" (LIKE orders INCLUDING ALL);

--> removed table public.cache
DROP TABLE cache;

--> removed table public.order_lines
DROP TABLE order_lines;

--> renamed table public.clients from customers
ALTER TABLE customers RENAME TO clients;

--> renamed table public."Purchase Orders" from orders
ALTER TABLE orders RENAME TO "Purchase Orders";

--> removed table public.cache
--> added table audit.cache
ALTER TABLE cache SET SCHEMA audit;

--> changed table public.cache: persistence
ALTER TABLE cache SET LOGGED;

--> changed table public.orders: options
ALTER TABLE orders SET (fillfactor = 70);

--> changed table public.orders: options
ALTER TABLE orders RESET (toast.autovacuum_enabled);

--> changed table public.cache: options
ALTER TABLE cache SET (autovacuum_vacuum_scale_factor = 0.01, toast_tuple_target = 4096);

--> changed table public.products: row-security
ALTER TABLE products DISABLE ROW LEVEL SECURITY;

--> changed table public.orders: force-row-security
ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;

--> changed table public.orders: replica-identity
ALTER TABLE orders REPLICA IDENTITY NOTHING;

--> changed table public.order_lines: replica-identity
ALTER TABLE order_lines REPLICA IDENTITY DEFAULT;

--> changed table public.products: replica-identity
ALTER TABLE products REPLICA IDENTITY USING INDEX products_pkey;

--> changed table public.orders: clustered-on
ALTER TABLE orders CLUSTER ON orders_note_idx;

--> changed table public.orders: clustered-on
ALTER TABLE orders SET WITHOUT CLUSTER;

--> changed table public.addresses: of-type
ALTER TABLE addresses NOT OF;

--> changed column public.dogs.legs: inherited
--> changed column public.dogs.name: inherited
--> changed check-constraint public.dogs.animals_legs_check: inherited
--> changed table public.dogs: inherits
ALTER TABLE dogs NO INHERIT animals;

--> changed comment public.customers: comment
COMMENT ON TABLE customers IS NULL;

--> changed owner public.animals: owner
ALTER TABLE animals OWNER TO app_writer;

--> changed privilege public.customers: privileges
REVOKE GRANT OPTION FOR INSERT ON customers FROM app_writer;

--> changed privilege public.animals: privileges
GRANT SELECT ON animals TO PUBLIC;

--> changed privilege public.animals: privileges
REVOKE DELETE ON animals FROM postgres;

--> nothing
GRANT ALL ON animals TO postgres;

--> changed privilege public.animals: privileges
GRANT SELECT ON animals TO "Odd=Role";

--> added column public.orders.urgent
ALTER TABLE orders ADD COLUMN urgent boolean DEFAULT false NOT NULL;

--> removed column public.products.location
--> removed index public.products.products_location_idx
ALTER TABLE products DROP COLUMN location;

--> removed column public.readings.id
--> removed primary-key public.readings.readings_pkey
ALTER TABLE readings DROP COLUMN id;

--> renamed column public.orders.remark from note
ALTER TABLE orders RENAME COLUMN note TO remark;

--> renamed column public.orders."Order Status" from status
ALTER TABLE orders RENAME COLUMN status TO "Order Status";

--> renamed column public.customers.key from id
ALTER TABLE customers RENAME COLUMN id TO key;

--> changed column public.readings.id: type
ALTER TABLE readings ALTER COLUMN id TYPE bigint;

--> changed column public.order_lines.product: type
ALTER TABLE order_lines ALTER COLUMN product TYPE varchar(40);

--> changed column public.customers.tags: type
ALTER TABLE customers ALTER COLUMN tags DROP DEFAULT, ALTER COLUMN tags TYPE varchar(10)[], ALTER COLUMN tags SET DEFAULT '{}'::text[];

--> changed column public.cache.expires: type
ALTER TABLE cache ALTER COLUMN expires TYPE timestamp(6) without time zone;

--> changed column public.cache.expires: type
ALTER TABLE cache ALTER COLUMN expires TYPE timestamp(3) with time zone;

--> changed column public.animals.legs: type
--> changed column public.dogs.legs: type
ALTER TABLE animals ALTER COLUMN legs TYPE smallint;

--> changed column audit.orders.whose: type
ALTER TABLE audit.orders ALTER COLUMN whose TYPE public.mood USING 'sad';

--> changed column public.cache.value: nullable
ALTER TABLE cache ALTER COLUMN value SET NOT NULL;

--> changed column public.order_lines.product: nullable
ALTER TABLE order_lines ALTER COLUMN product DROP NOT NULL;

--> changed column public.orders.total: default
ALTER TABLE orders ALTER COLUMN total SET DEFAULT 1;

--> changed column public.customers.score: default
ALTER TABLE customers ALTER COLUMN score DROP DEFAULT;

--> changed column public.readings.city: default
ALTER TABLE readings ALTER COLUMN city SET DEFAULT floor(random() * 10);

--> changed column public.dogs.legs: default
ALTER TABLE dogs ALTER COLUMN legs SET DEFAULT 2;

--> changed column public.customers.id: identity
ALTER TABLE customers ALTER COLUMN id SET GENERATED BY DEFAULT;

--> changed column public.orders.number: identity
ALTER TABLE orders ALTER COLUMN number SET INCREMENT BY 11;

--> changed column public.orders.number: identity
ALTER TABLE orders ALTER COLUMN number SET NO CYCLE SET CACHE 1;

--> changed column public.orders.number: identity, sequence
ALTER TABLE orders ALTER COLUMN number DROP IDENTITY;

--> changed column public.readings.id: identity, sequence
ALTER TABLE readings ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

--> changed column public.orders.number: sequence
ALTER SEQUENCE orders_number_seq RENAME TO order_numbers;

--> changed column public.orders.tax: generated, generated-storage
ALTER TABLE orders ALTER COLUMN tax DROP EXPRESSION;

--> changed column public.orders.tax: generated
--> changed table public.orders: position
ALTER TABLE orders DROP COLUMN tax, ADD COLUMN tax numeric(10, 2) GENERATED ALWAYS AS (total * 0.07) STORED;

--> changed column public.customers.note: collation
ALTER TABLE customers ALTER COLUMN note TYPE text COLLATE "C";

--> changed column public.customers.photo: storage
ALTER TABLE customers ALTER COLUMN photo SET STORAGE MAIN;

--> changed column public.orders.note: storage
ALTER TABLE orders ALTER COLUMN note SET STORAGE EXTERNAL;

--> changed column public.customers.name: statistics-target
ALTER TABLE customers ALTER COLUMN name SET STATISTICS 100;

--> changed column public.customers.born: options
ALTER TABLE customers ALTER COLUMN born RESET (n_distinct);

--> since 14
--> changed column public.orders.note: compression
ALTER TABLE orders ALTER COLUMN note SET COMPRESSION pglz;

--> changed comment public.orders.note: comment
COMMENT ON COLUMN orders.note IS 'said by the customer';

--> changed privilege public.customers.note: privileges
REVOKE UPDATE (note) ON customers FROM app_reader;

--> changed privilege public.customers.name: privileges
GRANT INSERT (name) ON customers TO app_reader;

--> changed table public.readings: position
ALTER TABLE readings DROP COLUMN id, ADD COLUMN id integer PRIMARY KEY;

--> removed primary-key public.readings.readings_pkey
ALTER TABLE readings DROP CONSTRAINT readings_pkey;

--> added primary-key public.cache.cache_pkey
ALTER TABLE cache ADD CONSTRAINT cache_pkey PRIMARY KEY (key);

--> changed primary-key public.order_lines.order_lines_pkey: columns
ALTER TABLE order_lines DROP CONSTRAINT order_lines_pkey, ADD CONSTRAINT order_lines_pkey PRIMARY KEY (line, order_id) INCLUDE (product);

--> changed primary-key public.order_lines.order_lines_pkey: include
ALTER TABLE order_lines DROP CONSTRAINT order_lines_pkey, ADD CONSTRAINT order_lines_pkey PRIMARY KEY (order_id, line);

--> renamed primary-key public.readings.readings_key from readings_pkey
ALTER TABLE readings RENAME CONSTRAINT readings_pkey TO readings_key;

--> added unique-constraint public.order_lines.order_lines_product_key
ALTER TABLE order_lines ADD CONSTRAINT order_lines_product_key UNIQUE (order_id, product);

--> changed unique-constraint public.customers.customers_email_key: deferrable
ALTER TABLE customers DROP CONSTRAINT customers_email_key, ADD CONSTRAINT customers_email_key UNIQUE (email) DEFERRABLE;

--> removed unique-constraint public.customers.customers_email_key
--> added index public.customers.customers_email_key
ALTER TABLE customers DROP CONSTRAINT customers_email_key; CREATE UNIQUE INDEX customers_email_key ON customers (email);

--> changed unique-constraint public.orders.orders_number_key: options
ALTER INDEX orders_number_key SET (fillfactor = 60);

--> since 15
--> changed unique-constraint public.orders.orders_number_key: nulls-not-distinct
ALTER TABLE orders DROP CONSTRAINT orders_number_key, ADD CONSTRAINT orders_number_key UNIQUE NULLS NOT DISTINCT (number) WITH (fillfactor = 90);

--> added foreign-key public.readings.readings_city_fkey
ALTER TABLE readings ADD CONSTRAINT readings_city_fkey FOREIGN KEY (id) REFERENCES orders (id);

--> removed foreign-key public.orders.orders_customer_fkey
ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey;

--> removed foreign-key public.readings.readings_measurement_fkey
ALTER TABLE readings DROP CONSTRAINT readings_measurement_fkey;

--> changed foreign-key public.orders.orders_customer_fkey: delete-rule
ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey, ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT;

--> changed foreign-key public.orders.orders_customer_fkey: update-rule
ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey, ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE ON UPDATE SET NULL;

--> changed foreign-key public.order_lines.order_lines_order_fkey: match
ALTER TABLE order_lines DROP CONSTRAINT order_lines_order_fkey, ADD CONSTRAINT order_lines_order_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON UPDATE CASCADE ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

--> changed foreign-key public.order_lines.order_lines_order_fkey: deferrable
ALTER TABLE order_lines ALTER CONSTRAINT order_lines_order_fkey DEFERRABLE INITIALLY IMMEDIATE;

--> changed foreign-key public.products.products_parent_fkey: validated
ALTER TABLE products VALIDATE CONSTRAINT products_parent_fkey;

--> changed foreign-key audit.orders.orders_order_id_fkey: referenced-table
ALTER TABLE audit.orders DROP CONSTRAINT orders_order_id_fkey, ADD CONSTRAINT orders_order_id_fkey FOREIGN KEY (order_id) REFERENCES readings (id);

--> changed foreign-key public.orders.orders_customer_fkey: columns, referenced-table, referenced-columns
ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey, ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (note) REFERENCES products (code) ON DELETE CASCADE;

--> renamed foreign-key public.orders.orders_to_customers from orders_customer_fkey
ALTER TABLE orders RENAME CONSTRAINT orders_customer_fkey TO orders_to_customers;

--> changed foreign-key audit.orders.orders_order_id_fkey: enabled
--> changed foreign-key public.order_lines.order_lines_order_fkey: enabled
--> changed foreign-key public.orders.orders_customer_fkey: enabled
--> changed trigger public.orders.orders_late: enabled
--> changed trigger public.orders.orders_touch: enabled
ALTER TABLE orders DISABLE TRIGGER ALL;

--> since 15
--> changed foreign-key public.products.products_parent_fkey: delete-columns, validated
ALTER TABLE products DROP CONSTRAINT products_parent_fkey, ADD CONSTRAINT products_parent_fkey FOREIGN KEY (parent) REFERENCES products (code) ON DELETE SET NULL (parent);

--> since 18
--> changed foreign-key public.orders.orders_customer_fkey: validated, enforced
ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey NOT ENFORCED;

--> added check-constraint public.readings.readings_city_check
ALTER TABLE readings ADD CONSTRAINT readings_city_check CHECK (city > 0);

--> removed check-constraint public.orders.orders_total_check
ALTER TABLE orders DROP CONSTRAINT orders_total_check;

--> changed check-constraint public.orders.orders_total_check: expression
ALTER TABLE orders DROP CONSTRAINT orders_total_check, ADD CONSTRAINT orders_total_check CHECK (total BETWEEN 0 AND 99999);

--> changed check-constraint public.orders.orders_status_check: expression
ALTER TABLE orders DROP CONSTRAINT orders_status_check, ADD CONSTRAINT orders_status_check CHECK (status IN ('new', 'sent', 'paid'));

--> changed check-constraint public.order_lines.order_lines_quantity_check: validated
ALTER TABLE order_lines VALIDATE CONSTRAINT order_lines_quantity_check;

--> changed check-constraint public.customers.customers_name_check: no-inherit
--> changed comment public.customers.customers_name_check: comment
ALTER TABLE customers DROP CONSTRAINT customers_name_check, ADD CONSTRAINT customers_name_check CHECK (length(name) > 1 AND name <> 'nobody');

--> renamed check-constraint public.orders.total_is_sane from orders_total_check
ALTER TABLE orders RENAME CONSTRAINT orders_total_check TO total_is_sane;

--> renamed check-constraint public.animals.legs_check from animals_legs_check
--> renamed check-constraint public.dogs.legs_check from animals_legs_check
ALTER TABLE animals RENAME CONSTRAINT animals_legs_check TO legs_check;

--> changed comment public.customers.customers_name_check: comment
COMMENT ON CONSTRAINT customers_name_check ON customers IS 'no initials, please';

--> removed exclusion-constraint public.products.products_period_excl
ALTER TABLE products DROP CONSTRAINT products_period_excl;

--> changed exclusion-constraint public.products.products_period_excl: keys
ALTER TABLE products DROP CONSTRAINT products_period_excl, ADD CONSTRAINT products_period_excl EXCLUDE USING gist (code WITH <>, period WITH &&) WHERE (period IS NOT NULL);

--> changed exclusion-constraint public.products.products_period_excl: predicate
ALTER TABLE products DROP CONSTRAINT products_period_excl, ADD CONSTRAINT products_period_excl EXCLUDE USING gist (code WITH =, period WITH &&) WHERE (period <> 'empty');

--> changed exclusion-constraint public.products.products_period_excl: deferrable
ALTER TABLE products DROP CONSTRAINT products_period_excl, ADD CONSTRAINT products_period_excl EXCLUDE USING gist (code WITH =, period WITH &&) WHERE (period IS NOT NULL) DEFERRABLE INITIALLY DEFERRED;

--> added index public.readings.readings_city_idx
CREATE INDEX readings_city_idx ON readings (city);

--> removed index public.orders.orders_open_idx
DROP INDEX orders_open_idx;

--> renamed index public.orders.orders_waiting_idx from orders_open_idx
ALTER INDEX orders_open_idx RENAME TO orders_waiting_idx;

--> changed index public.orders.orders_open_idx: unique
DROP INDEX orders_open_idx; CREATE INDEX orders_open_idx ON orders (customer_id) WHERE status = 'new';

--> changed index public.orders.orders_open_idx: predicate
DROP INDEX orders_open_idx; CREATE UNIQUE INDEX orders_open_idx ON orders (customer_id) WHERE status = 'paid';

--> changed index public.orders.orders_open_idx: predicate
DROP INDEX orders_open_idx; CREATE UNIQUE INDEX orders_open_idx ON orders (customer_id);

--> changed comment public.orders.orders_placed_idx: comment
--> changed index public.orders.orders_placed_idx: keys
--> changed table public.orders: clustered-on
DROP INDEX orders_placed_idx; CREATE INDEX orders_placed_idx ON orders (placed_at, id);

--> changed index public.orders.orders_note_idx: keys
DROP INDEX orders_note_idx; CREATE INDEX orders_note_idx ON orders (note COLLATE "C") WITH (fillfactor = 75);

--> changed index public.orders.orders_note_idx: keys
DROP INDEX orders_note_idx; CREATE INDEX orders_note_idx ON orders (note NULLS FIRST) WITH (fillfactor = 75);

--> changed index public.orders.orders_note_idx: keys
DROP INDEX orders_note_idx; CREATE INDEX orders_note_idx ON orders (note COLLATE "C" text_pattern_ops NULLS FIRST) WITH (fillfactor = 75);

--> changed index public.orders.orders_status_idx: keys
DROP INDEX orders_status_idx; CREATE INDEX orders_status_idx ON orders (status) WHERE status <> 'sent';

--> changed index public.orders.orders_lower_idx: keys
DROP INDEX orders_lower_idx; CREATE INDEX orders_lower_idx ON orders (upper(note), (total * 2) DESC NULLS LAST) INCLUDE (status); ALTER INDEX orders_lower_idx ALTER COLUMN 2 SET STATISTICS 200;

--> changed index public.orders.orders_lower_idx: include
DROP INDEX orders_lower_idx; CREATE INDEX orders_lower_idx ON orders (lower(note), (total * 2) DESC NULLS LAST) INCLUDE (status, placed_at); ALTER INDEX orders_lower_idx ALTER COLUMN 2 SET STATISTICS 200;

--> changed index public.orders.orders_lower_idx: statistics-target
ALTER INDEX orders_lower_idx ALTER COLUMN 2 SET STATISTICS 1000;

--> changed index public.products.products_title_idx: method
DROP INDEX products_title_idx; CREATE INDEX products_title_idx ON products USING btree (title);

--> changed index public.orders.orders_total_brin: options
ALTER INDEX orders_total_brin SET (pages_per_range = 64);

--> changed index public.cache.cache_value_idx: keys
DROP INDEX cache_value_idx; CREATE INDEX cache_value_idx ON cache USING gin (value);

--> changed index public.orders.orders_note_search_idx: keys
DROP INDEX orders_note_search_idx; CREATE INDEX orders_note_search_idx ON orders USING gin (to_tsvector('german', coalesce(note, '')));

--> changed index public.orders.orders_note_search_idx: options
ALTER INDEX orders_note_search_idx SET (fastupdate = off);

--> since 14
--> changed index public.orders.orders_total_brin: keys
DROP INDEX orders_total_brin; CREATE INDEX orders_total_brin ON orders USING brin (total numeric_minmax_multi_ops (values_per_range = 16)) WITH (pages_per_range = 32);

--> changed index public.measurements.measurements_peak_idx: valid
--> removed index public.measurements_rest.measurements_rest_peak_idx
DROP INDEX measurements_peak_idx; CREATE INDEX measurements_peak_idx ON ONLY measurements (peak); CREATE INDEX measurements_2024_peak_idx ON measurements_2024 (peak); ALTER INDEX measurements_peak_idx ATTACH PARTITION measurements_2024_peak_idx; CREATE INDEX measurements_2025_peak_idx ON measurements_2025 (peak); ALTER INDEX measurements_peak_idx ATTACH PARTITION measurements_2025_peak_idx;

--> since 15
--> changed index public.orders.orders_open_idx: nulls-not-distinct
DROP INDEX orders_open_idx; CREATE UNIQUE INDEX orders_open_idx ON orders (customer_id) NULLS NOT DISTINCT WHERE status = 'new';

--> changed comment public.orders.orders_placed_idx: comment
COMMENT ON INDEX orders_placed_idx IS 'oldest last';

--> added table public.measurements_2026
CREATE TABLE measurements_2026 PARTITION OF measurements FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

--> changed column public.measurements_2024.city: inherited
--> changed column public.measurements_2024.peak: inherited
--> changed column public.measurements_2024.taken: inherited
--> changed index public.measurements_2024.measurements_2024_peak_idx: partition-of
--> changed primary-key public.measurements_2024.measurements_2024_pkey: inherited
--> changed table public.measurements_2024: partition-of, partition-bound
ALTER TABLE measurements DETACH PARTITION measurements_2024;

--> changed table public.measurements_2024: partition-bound
ALTER TABLE measurements DETACH PARTITION measurements_2024; ALTER TABLE measurements ATTACH PARTITION measurements_2024 FOR VALUES FROM ('2023-01-01') TO ('2025-01-01');

--> changed table public.regions_eu: partition-bound
ALTER TABLE regions DETACH PARTITION regions_eu; ALTER TABLE regions ATTACH PARTITION regions_eu FOR VALUES IN ('de', 'fr');

--> changed table public.regions: partition-key
DROP TABLE regions; CREATE TABLE regions (code text NOT NULL, name text) PARTITION BY LIST (upper(code)); CREATE TABLE regions_eu PARTITION OF regions FOR VALUES IN ('de', 'fr', NULL);

--> added sequence public.ticket_number
CREATE SEQUENCE ticket_number;

--> removed sequence public.invoice_number
DROP SEQUENCE invoice_number;

--> renamed sequence public.bill_number from invoice_number
ALTER SEQUENCE invoice_number RENAME TO bill_number;

--> changed sequence public.invoice_number: increment
ALTER SEQUENCE invoice_number INCREMENT 10;

--> changed sequence public.invoice_number: start
ALTER SEQUENCE invoice_number START 600;

--> changed sequence public.invoice_number: minimum
ALTER SEQUENCE invoice_number MINVALUE 200;

--> changed sequence public.invoice_number: maximum
ALTER SEQUENCE invoice_number NO MAXVALUE;

--> changed sequence public.invoice_number: cache
ALTER SEQUENCE invoice_number CACHE 1;

--> changed sequence public.invoice_number: cycle
ALTER SEQUENCE invoice_number NO CYCLE;

--> changed sequence public.orders_id_seq: type
ALTER SEQUENCE orders_id_seq AS bigint;

--> changed sequence public.line_seq: owned-by
ALTER SEQUENCE line_seq OWNED BY NONE;

--> changed privilege public.invoice_number: privileges
GRANT SELECT ON SEQUENCE invoice_number TO app_reader;

--> since 15
--> changed sequence public.countdown: persistence
ALTER SEQUENCE countdown SET UNLOGGED;

--> changed enum public.mood: labels
ALTER TYPE mood ADD VALUE 'furious' AFTER 'happy';

--> changed enum public.mood: labels
ALTER TYPE mood RENAME VALUE 'sad' TO 'unhappy';

--> changed enum audit.mood: labels
ALTER TYPE audit.mood ADD VALUE 'better' BEFORE 'good';

--> renamed enum public.feeling from mood
ALTER TYPE mood RENAME TO feeling;

--> changed comment public.mood: comment
COMMENT ON TYPE mood IS 'how was it';

--> changed privilege public.mood: privileges
REVOKE USAGE ON TYPE mood FROM PUBLIC;

--> added enum public.size
CREATE TYPE size AS ENUM ('s', 'm');

--> changed domain public.email: nullable
ALTER DOMAIN email DROP NOT NULL;

--> changed domain public.email: default
ALTER DOMAIN email SET DEFAULT 'somebody@example.org';

--> removed check-constraint public.email.email_has_at
ALTER DOMAIN email DROP CONSTRAINT email_has_at;

--> added check-constraint public.email.email_long
ALTER DOMAIN email ADD CONSTRAINT email_long CHECK (length(VALUE) > 4) NOT VALID;

--> changed check-constraint public.amount.amount_small: expression
ALTER DOMAIN amount DROP CONSTRAINT amount_small; ALTER DOMAIN amount ADD CONSTRAINT amount_small CHECK (VALUE < 10);

--> added domain public.percent
CREATE DOMAIN percent AS integer CHECK (VALUE BETWEEN 0 AND 100);

--> changed composite-type public.address: attributes
--> added column public.addresses.country
ALTER TYPE address ADD ATTRIBUTE country text CASCADE;

--> added composite-type audit.point
CREATE TYPE audit.point AS (x integer, y integer);

--> changed range-type public.span: subtype-difference
DROP TYPE span; CREATE TYPE span AS RANGE (subtype = double precision);

--> added range-type public.text_span
CREATE TYPE text_span AS RANGE (subtype = text, collation = "C");

--> removed base-type public.pending
DROP TYPE pending;

--> changed base-type public.ticket: definition
UPDATE pg_catalog.pg_type SET typdelim = ';' WHERE typname = 'ticket';

--> added view public.names
CREATE VIEW names AS SELECT name FROM customers;

--> removed view public.plain_names
DROP VIEW plain_names;

--> renamed view public.open_sums from open_totals
ALTER VIEW open_totals RENAME TO open_sums;

--> changed view public.plain_names: definition
CREATE OR REPLACE VIEW plain_names AS SELECT name FROM animals WHERE legs > 2;

--> changed view public.plain_names: definition
CREATE OR REPLACE VIEW plain_names AS SELECT name, legs FROM animals;

--> renamed column public.plain_names.called from name
ALTER VIEW plain_names RENAME COLUMN name TO called;

--> changed view public.cheap_orders: options
ALTER VIEW cheap_orders SET (security_barrier = false);

--> changed view public.cheap_orders: options
ALTER VIEW cheap_orders RESET (check_option);

--> since 15
--> changed view public.cheap_orders: options
ALTER VIEW cheap_orders SET (security_invoker = true);

--> changed column public.cheap_orders.status: default
ALTER VIEW cheap_orders ALTER COLUMN status DROP DEFAULT;

--> changed comment public.open_totals: comment
COMMENT ON VIEW open_totals IS 'what is due';

--> changed comment public.open_totals.total: comment
COMMENT ON COLUMN open_totals.total IS 'with tax';

--> removed materialized-view public.city_peaks
DROP MATERIALIZED VIEW city_peaks;

--> changed materialized-view public.city_peaks: definition
DROP MATERIALIZED VIEW city_peaks; CREATE MATERIALIZED VIEW city_peaks AS SELECT city, min(peak) AS peak FROM measurements GROUP BY city; CREATE UNIQUE INDEX city_peaks_city_idx ON city_peaks (city);

--> removed index public.city_peaks.city_peaks_city_idx
DROP INDEX city_peaks_city_idx;

--> changed materialized-view public.city_peaks: options
ALTER MATERIALIZED VIEW city_peaks SET (fillfactor = 50);

--> added function public.half(integer)
CREATE FUNCTION half(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 / 2';

--> added function public.add(date, integer)
CREATE FUNCTION add(date, integer) RETURNS date LANGUAGE sql AS 'SELECT $1 + $2';

--> removed function public.open_orders(date)
DROP FUNCTION open_orders(date);

--> renamed function public.orders_since(date) from open_orders
ALTER FUNCTION open_orders(date) RENAME TO orders_since;

--> changed function public.touch(): body
CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.placed_at := clock_timestamp(); RETURN NEW; END $$;

--> changed function public.add(text, text): volatility
ALTER FUNCTION add(text, text) IMMUTABLE;

--> changed function public.add(text, text): returns-null-on-null-input
ALTER FUNCTION add(text, text) STRICT;

--> changed function public.add(text, text): security
ALTER FUNCTION add(text, text) SECURITY DEFINER;

--> changed function public.add(text, text): leakproof
ALTER FUNCTION add(text, text) LEAKPROOF;

--> changed function public.add(text, text): parallel
ALTER FUNCTION add(text, text) PARALLEL SAFE;

--> changed function public.add(text, text): cost
ALTER FUNCTION add(text, text) COST 1000;

--> changed function public.open_orders(date): rows
ALTER FUNCTION open_orders(date) ROWS 10;

--> changed function public.add(integer, integer, integer[]): configuration
ALTER FUNCTION add(integer, integer, integer[]) SET work_mem = '16MB';

--> changed function public.add(integer, integer, integer[]): configuration
ALTER FUNCTION add(integer, integer, integer[]) RESET search_path;

--> changed function public.same_parity(integer, integer): language, body
CREATE OR REPLACE FUNCTION same_parity(integer, integer) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN ($1 - $2) % 2 = 0; END';

--> changed function public.add(integer, integer, integer[]): arguments
CREATE OR REPLACE FUNCTION add(a integer, b integer DEFAULT 2, OUT total integer, VARIADIC rest integer[] DEFAULT '{}') RETURNS integer LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 5 SET search_path = public, pg_temp SET work_mem = '8MB' AS 'SELECT a + b';

--> changed function public.add(text, text): returns
DROP FUNCTION add(text, text); CREATE FUNCTION add(a text, b text) RETURNS varchar LANGUAGE sql STABLE PARALLEL RESTRICTED AS 'SELECT a || b';

--> changed function public.rank_again(): link-symbol
CREATE OR REPLACE FUNCTION rank_again() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE AS 'window_dense_rank';

--> changed function public.open_orders(date): support
ALTER FUNCTION open_orders(date) SUPPORT pg_catalog.generate_series_int4_support;

--> since 14
--> changed function public.is_odd(integer): body
CREATE OR REPLACE FUNCTION is_odd(integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1 % 2 = 1;

--> changed privilege public.touch(): privileges
REVOKE EXECUTE ON FUNCTION touch() FROM PUBLIC;

--> nothing
GRANT EXECUTE ON FUNCTION touch() TO PUBLIC;

--> changed privilege public.open_orders(date): privileges
REVOKE EXECUTE ON FUNCTION open_orders(date) FROM app_reader;

--> changed owner public.touch(): owner
ALTER FUNCTION touch() OWNER TO app_writer;

--> changed comment public.touch(): comment
COMMENT ON FUNCTION touch() IS NULL;

--> removed procedure public.archive(integer, date)
DROP PROCEDURE archive(integer, date);

--> changed procedure public.archive(integer, date): security
ALTER PROCEDURE archive(integer, date) SECURITY DEFINER;

--> removed aggregate public.product(numeric)
DROP AGGREGATE product(numeric);

--> changed aggregate public.product(numeric): definition
CREATE OR REPLACE AGGREGATE product(numeric) (SFUNC = numeric_mul, STYPE = numeric, INITCOND = '2', COMBINEFUNC = numeric_mul, PARALLEL = SAFE);

--> changed aggregate public.greatest_of(integer): definition
CREATE OR REPLACE AGGREGATE greatest_of(integer) (SFUNC = int4larger, STYPE = integer);

--> changed aggregate public.greatest_of(integer): parallel
CREATE OR REPLACE AGGREGATE greatest_of(integer) (SFUNC = int4larger, STYPE = integer, SORTOP = >, PARALLEL = SAFE);

--> added trigger public.readings.readings_touch
CREATE TRIGGER readings_touch BEFORE INSERT ON readings FOR EACH ROW EXECUTE FUNCTION touch();

--> removed trigger public.orders.orders_touch
DROP TRIGGER orders_touch ON orders;

--> renamed trigger public.orders.orders_time from orders_touch
ALTER TRIGGER orders_touch ON orders RENAME TO orders_time;

--> changed trigger public.orders.orders_touch: enabled
ALTER TABLE orders DISABLE TRIGGER orders_touch;

--> changed trigger public.readings.readings_off: enabled
ALTER TABLE readings ENABLE ALWAYS TRIGGER readings_off;

--> changed comment public.orders.orders_touch: comment
--> changed trigger public.orders.orders_touch: definition
DROP TRIGGER orders_touch ON orders; CREATE TRIGGER orders_touch BEFORE UPDATE OF status ON orders FOR EACH ROW WHEN (old.status IS DISTINCT FROM new.status) EXECUTE FUNCTION touch();

--> changed trigger public.measurements_2024.measurements_all: enabled
ALTER TABLE measurements_2024 DISABLE TRIGGER measurements_all;

--> changed comment public.orders.orders_touch: comment
COMMENT ON TRIGGER orders_touch ON orders IS 'slow';

--> changed event-trigger watch_drops: enabled
ALTER EVENT TRIGGER watch_drops ENABLE;

--> changed event-trigger watch_drops: enabled, tags
DROP EVENT TRIGGER watch_drops; CREATE EVENT TRIGGER watch_drops ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION watch();

--> removed event-trigger watch_drops
DROP EVENT TRIGGER watch_drops;

--> removed rule public.animals.animals_no_delete
DROP RULE animals_no_delete ON animals;

--> changed rule public.animals.animals_no_delete: definition
CREATE OR REPLACE RULE animals_no_delete AS ON DELETE TO animals WHERE old.legs = 4 DO INSTEAD NOTHING;

--> changed rule public.animals.animals_no_delete: enabled
ALTER TABLE animals DISABLE RULE animals_no_delete;

--> added policy public.products.products_all
CREATE POLICY products_all ON products USING (true);

--> removed policy public.orders.orders_own
DROP POLICY orders_own ON orders;

--> renamed policy public.orders.orders_mine from orders_own
ALTER POLICY orders_own ON orders RENAME TO orders_mine;

--> changed policy public.orders.orders_own: roles
ALTER POLICY orders_own ON orders TO app_reader;

--> changed policy public.orders.orders_own: using
ALTER POLICY orders_own ON orders USING (status = 'new');

--> changed policy public.orders.orders_small: with-check
ALTER POLICY orders_small ON orders WITH CHECK (total < 3000);

--> changed policy public.orders.orders_small: permissive
DROP POLICY orders_small ON orders; CREATE POLICY orders_small ON orders FOR UPDATE USING (total < 1000) WITH CHECK (total < 2000);

--> changed policy public.orders.orders_own: command
DROP POLICY orders_own ON orders; CREATE POLICY orders_own ON orders FOR DELETE TO app_reader, app_writer USING (status <> 'sent');

--> removed collation public.german
--> changed column public.customers.note: collation
ALTER TABLE customers ALTER COLUMN note TYPE text; DROP COLLATION german;

--> added collation public.french
CREATE COLLATION french (provider = icu, locale = 'fr');

--> removed cast "integer AS public.mood"
DROP CAST (integer AS mood);

--> changed cast "integer AS public.mood": context
DROP CAST (integer AS mood); CREATE CAST (integer AS mood) WITH FUNCTION to_mood(integer);

--> changed cast "public.mood AS bytea": context
DROP CAST (mood AS bytea); CREATE CAST (mood AS bytea) WITH INOUT AS IMPLICIT;

--> removed operator public."!!"(NONE, integer)
DROP OPERATOR !! (NONE, integer);

--> changed operator public."==="(integer, integer): restrict
ALTER OPERATOR === (integer, integer) SET (RESTRICT = NONE);

--> changed operator public."==="(integer, integer): join
ALTER OPERATOR === (integer, integer) SET (JOIN = NONE);

--> changed owner public."==="(integer, integer): owner
ALTER OPERATOR === (integer, integer) OWNER TO app_writer;

--> removed operator public.parity_ops(btree)
DROP OPERATOR CLASS parity_ops USING btree;

--> changed operator public.parity_ops(btree): definition
DROP OPERATOR CLASS parity_ops USING btree; CREATE OPERATOR CLASS parity_ops FOR TYPE integer USING btree FAMILY parity_family AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, FUNCTION 1 parity_cmp(integer, integer);

--> changed operator public.parity_family(btree family): definition
ALTER OPERATOR FAMILY parity_family USING btree DROP OPERATOR 5 (integer, bigint);

--> changed text-search public.notes(configuration): definition
ALTER TEXT SEARCH CONFIGURATION notes DROP MAPPING FOR word;

--> changed text-search public.notes(configuration): definition
ALTER TEXT SEARCH CONFIGURATION notes ALTER MAPPING FOR word WITH english_stem;

--> changed text-search public.plain_words(dictionary): options
ALTER TEXT SEARCH DICTIONARY plain_words (STOPWORDS = german);

--> added text-search public.other(template)
CREATE TEXT SEARCH TEMPLATE other (LEXIZE = dsimple_lexize);

--> added text-search public.words(parser)
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);

--> removed foreign-data-wrapper plain_wrapper
DROP FOREIGN DATA WRAPPER plain_wrapper;

--> changed foreign-data-wrapper plain_wrapper: options
ALTER FOREIGN DATA WRAPPER plain_wrapper OPTIONS (SET debug 'false');

--> changed foreign-data-wrapper plain_wrapper: validator
ALTER FOREIGN DATA WRAPPER plain_wrapper VALIDATOR postgresql_fdw_validator OPTIONS (DROP debug); ALTER FOREIGN DATA WRAPPER plain_wrapper NO VALIDATOR OPTIONS (ADD debug 'true'); ALTER FOREIGN DATA WRAPPER plain_wrapper VALIDATOR extras.postgres_fdw_validator;

--> changed server elsewhere: version
ALTER SERVER elsewhere VERSION '3';

--> changed server elsewhere: options
ALTER SERVER elsewhere OPTIONS (SET host 'nowhere');

--> changed privilege elsewhere: privileges
REVOKE USAGE ON FOREIGN SERVER elsewhere FROM app_reader;

--> added server nowhere
CREATE SERVER nowhere FOREIGN DATA WRAPPER postgres_fdw;

--> removed foreign-table public.remote_orders
DROP FOREIGN TABLE remote_orders;

--> changed foreign-table public.remote_orders: options
ALTER FOREIGN TABLE remote_orders OPTIONS (SET table_name 'old_orders');

--> changed column public.remote_orders.id: options
ALTER FOREIGN TABLE remote_orders ALTER COLUMN id OPTIONS (SET column_name 'number');

--> nothing
CREATE USER MAPPING FOR app_reader SERVER elsewhere OPTIONS (user 'a', password 'hunter2');

--> removed statistics public.orders_stats
DROP STATISTICS orders_stats;

--> changed statistics public.orders_stats: kind
DROP STATISTICS orders_stats; CREATE STATISTICS orders_stats (ndistinct) ON customer_id, status FROM orders;

--> changed statistics public.orders_stats: keys
DROP STATISTICS orders_stats; CREATE STATISTICS orders_stats (ndistinct, dependencies) ON customer_id, total FROM orders;

--> since 14
--> changed statistics public.customers_stats: keys
DROP STATISTICS customers_stats; CREATE STATISTICS customers_stats ON lower(name), mood FROM customers; ALTER STATISTICS customers_stats SET STATISTICS 300;

--> changed statistics public.customers_stats: statistics-target
ALTER STATISTICS customers_stats SET STATISTICS 10;

--> changed publication some_tables: operations
ALTER PUBLICATION some_tables SET (publish = 'insert');

--> changed publication some_tables: tables
ALTER PUBLICATION some_tables ADD TABLE readings;

--> changed publication some_tables: via-root
ALTER PUBLICATION some_tables SET (publish_via_partition_root = true);

--> removed publication everything
DROP PUBLICATION everything;

--> since 15
--> changed publication some_tables: schemas
ALTER PUBLICATION some_tables ADD TABLES IN SCHEMA audit;

--> since 15
--> changed publication some_tables: tables
ALTER PUBLICATION some_tables SET TABLE customers (id, name), orders;

--> since 15
--> changed publication some_tables: tables
ALTER PUBLICATION some_tables SET TABLE customers, orders WHERE (id > 10);

--> changed owner some_tables: owner
ALTER PUBLICATION some_tables OWNER TO app_owner;

--> removed subscription mirror
DROP SUBSCRIPTION mirror;

--> changed subscription mirror: options
ALTER SUBSCRIPTION mirror SET PUBLICATION some_tables WITH (refresh = false);

--> nothing
ALTER SUBSCRIPTION mirror CONNECTION 'host=elsewhere password=hunter3';

--> removed conversion public.latin_in
DROP CONVERSION latin_in;

--> changed conversion public.latin_in: definition
DROP CONVERSION latin_in; CREATE DEFAULT CONVERSION latin_in FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

--> added access-method my_heap
CREATE ACCESS METHOD my_heap TYPE TABLE HANDLER heap_tableam_handler;

--> since 15
--> added access-method my_heap
--> changed table public.cache: access-method
CREATE ACCESS METHOD my_heap TYPE TABLE HANDLER heap_tableam_handler; ALTER TABLE cache SET ACCESS METHOD my_heap;

--> added language my_sql
CREATE TRUSTED LANGUAGE my_sql HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;

--> changed option database.work_mem: configuration
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''32MB''', current_database()); END $$;

--> added option database.search_path
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = audit, public', current_database()); END $$;

--> removed option app_reader.statement_timeout
DO $$ BEGIN EXECUTE format('ALTER ROLE app_reader IN DATABASE %I RESET statement_timeout', current_database()); END $$;

--> changed privilege public.app_owner.tables: privileges
ALTER DEFAULT PRIVILEGES FOR ROLE app_owner IN SCHEMA public GRANT INSERT ON TABLES TO app_reader;

--> removed privilege app_owner.functions
ALTER DEFAULT PRIVILEGES FOR ROLE app_owner GRANT EXECUTE ON FUNCTIONS TO PUBLIC;

--> added privilege audit.postgres.sequences
ALTER DEFAULT PRIVILEGES IN SCHEMA audit GRANT USAGE ON SEQUENCES TO app_writer;

--> since 18
--> changed column public.customers.name: not-null-constraint
ALTER TABLE customers RENAME CONSTRAINT customers_name_not_null TO name_needed;

--> since 18
--> changed column public.readings.city: not-null-constraint
ALTER TABLE readings ALTER COLUMN city DROP NOT NULL; ALTER TABLE readings ADD CONSTRAINT readings_city_not_null NOT NULL city NOT VALID;

--> since 18
--> added column public.cache.bytes
ALTER TABLE cache ADD COLUMN bytes integer GENERATED ALWAYS AS (length(key)) VIRTUAL;

--> since 18
--> changed column public.orders.tax: generated-storage
--> changed table public.orders: position
ALTER TABLE orders DROP COLUMN tax, ADD COLUMN tax numeric(10, 2) GENERATED ALWAYS AS (total * 0.19) VIRTUAL;

--> since 18
--> added unique-constraint public.products.products_time_key
ALTER TABLE products ADD CONSTRAINT products_time_key UNIQUE (code, period WITHOUT OVERLAPS);
