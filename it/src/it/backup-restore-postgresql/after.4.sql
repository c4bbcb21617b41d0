SELECT id, name FROM customers ORDER BY id;
--> 1 | Ada
--> 2 | Grace
SELECT version FROM schema_migrations;
--> 1
