SELECT version FROM schema_migrations ORDER BY id;
--> 001
--> 002
SELECT count(*) FROM faceswap_tasks;
--> 42
