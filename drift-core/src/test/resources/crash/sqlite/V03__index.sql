-- together: SELECT count(*) = 1 FROM sqlite_schema WHERE name = 'orders_customer'
CREATE INDEX orders_customer ON orders (customer);
