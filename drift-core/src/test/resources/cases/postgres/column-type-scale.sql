-- expected
CREATE TABLE orders (total numeric(10,2));

-- actual
CREATE TABLE orders (total numeric(10,3));

-- differences
changed column public.orders.total: type: numeric(10,2) -> numeric(10,3)
