-- expected
CREATE TABLE orders (id integer) WITH (fillfactor = 70);

-- actual
CREATE TABLE orders (id integer) WITH (fillfactor = 80, autovacuum_enabled = false);

-- differences
changed table public.orders: options: fillfactor=70 -> autovacuum_enabled=false, fillfactor=80
