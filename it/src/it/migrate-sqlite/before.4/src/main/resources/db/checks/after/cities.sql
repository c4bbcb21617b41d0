-- A query is a check: what it finds is wrong.
SELECT id, email FROM customers WHERE city IS NULL ORDER BY id;

-- expect: value = 44
SELECT count(*) FROM customers WHERE phone IS NULL;
