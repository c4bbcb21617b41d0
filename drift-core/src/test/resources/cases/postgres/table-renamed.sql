-- expected
CREATE TABLE orders (id integer PRIMARY KEY, note text);

-- actual
CREATE TABLE bills (id integer, note text, CONSTRAINT orders_pkey PRIMARY KEY (id));

-- differences
renamed table public.bills from orders
