-- expected
CREATE TABLE orders (id integer) WITH (fillfactor = 70, autovacuum_enabled = false);

-- actual
CREATE TABLE orders (id integer) WITH (autovacuum_enabled = false, fillfactor = 70);

-- differences
