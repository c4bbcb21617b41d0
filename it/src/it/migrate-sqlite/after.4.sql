SELECT version FROM schema_migrations ORDER BY id;
--> 1
--> 2
--> 3
SELECT count(*) FROM customers;
--> 44
