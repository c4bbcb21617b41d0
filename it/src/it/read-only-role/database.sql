CREATE TABLE customers (
  id integer PRIMARY KEY,
  name text NOT NULL
);
CREATE TABLE orders (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  note text DEFAULT 'none' CHECK (note <> '')
);
CREATE INDEX orders_note_idx ON orders (note);
CREATE VIEW notes AS SELECT note FROM orders;
INSERT INTO customers VALUES (1, 'Anna');
CREATE TABLE schema_migrations (
  version text PRIMARY KEY,
  applied_at timestamptz DEFAULT now()
);
INSERT INTO schema_migrations (version) VALUES ('1');
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO ${reader};
GRANT SELECT ON schema_migrations TO ${reader};
