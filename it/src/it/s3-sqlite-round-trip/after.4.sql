SELECT count(*) FROM schema_migrations;
--> 0
