-- together: SELECT to_regclass('public.orders_customer') IS NOT NULL
CREATE INDEX orders_customer ON orders (customer);
