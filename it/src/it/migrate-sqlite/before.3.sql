WITH RECURSIVE n (i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 44)
INSERT INTO customers (id, email) SELECT i, 'customer' || i || '@example.com' FROM n;
