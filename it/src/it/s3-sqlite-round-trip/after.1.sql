SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name);
--> manuscripts,scenes,schema_migrations,snapshots,variants
