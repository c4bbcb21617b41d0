CREATE SCHEMA tenant_a;
SET search_path TO tenant_a;
CREATE TABLE schema_migrations (version varchar(50) NOT NULL);
INSERT INTO schema_migrations VALUES ('1'), ('2');
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer bigint NOT NULL REFERENCES customers,
  state state NOT NULL DEFAULT 'new',
  note text
);
CREATE INDEX orders_note ON orders (note);
CREATE VIEW open_orders AS SELECT id FROM orders WHERE state = 'new';
GRANT USAGE ON SCHEMA tenant_a TO PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA tenant_a TO PUBLIC;

CREATE SCHEMA tenant_b;
SET search_path TO tenant_b;
CREATE TABLE schema_migrations (version varchar(50) NOT NULL);
INSERT INTO schema_migrations VALUES ('1'), ('2');
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer bigint NOT NULL REFERENCES customers,
  state state NOT NULL DEFAULT 'new',
  note text
);
CREATE INDEX orders_note ON orders (note);
CREATE VIEW open_orders AS SELECT id FROM orders WHERE state = 'new';
-- By hand, at night.
ALTER TABLE orders ALTER note TYPE varchar(20);
DROP INDEX orders_note;
GRANT USAGE ON SCHEMA tenant_b TO PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA tenant_b TO PUBLIC;

CREATE SCHEMA tenant_c;
SET search_path TO tenant_c;
CREATE TABLE schema_migrations (version varchar(50) NOT NULL);
INSERT INTO schema_migrations VALUES ('1'), ('2');
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer bigint NOT NULL REFERENCES customers,
  state state NOT NULL DEFAULT 'new',
  note text
);
CREATE INDEX orders_note ON orders (note);
CREATE VIEW open_orders AS SELECT id FROM orders WHERE state = 'new';
GRANT USAGE ON SCHEMA tenant_c TO PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA tenant_c TO PUBLIC;

