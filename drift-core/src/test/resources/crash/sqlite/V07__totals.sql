-- together: SELECT count(*) = 1 FROM sqlite_schema WHERE name = 'customer_totals'
CREATE VIEW customer_totals AS
  SELECT c.id, c.city, sum(o.total) AS total FROM customers c JOIN orders o ON o.customer = c.id GROUP BY c.id, c.city;
