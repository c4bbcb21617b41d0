-- expected
CREATE TABLE orders (id text);

-- actual
CREATE TABLE orders (id text) WITH (toast.autovacuum_enabled = false);

-- differences
changed table public.orders: options: (none) -> toast.autovacuum_enabled=false
