-- together: SELECT to_regclass('public.customer_totals') IS NOT NULL
CREATE VIEW customer_totals AS
  SELECT c.id, c.city, sum(o.total) AS total FROM customers c JOIN orders o ON o.customer = c.id GROUP BY c.id, c.city;
