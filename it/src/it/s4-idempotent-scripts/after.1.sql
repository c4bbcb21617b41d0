SELECT (SELECT count(*) FROM send_types), (SELECT count(*) FROM channels), (SELECT count(*) FROM audience_targets);
--> 21 | 5 | 10
SELECT version, length(checksum), applied_by IS NOT NULL FROM schema_migrations WHERE version <> '000' ORDER BY id;
--> 002 | 64 | 1
--> 003 | 64 | 1
--> 005 | 64 | 1
--> 006 | 64 | 1
--> 007 | 64 | 1
--> 008_send_types_foundation | 64 | 1
--> 008_schedule_items_enhancement | 64 | 1
--> 008_send_types_seed_data | 64 | 1
--> 008_mapping_tables | 64 | 1
--> 009 | 64 | 1
--> 010 | 64 | 1
--> wave6_fix_caption_requirements | 64 | 1
SELECT description FROM schema_migrations WHERE version = '008_send_types_seed_data';
--> 21 send types, 5 channels, 10 audience targets
SELECT priority, count(*) FROM send_type_caption_requirements GROUP BY priority ORDER BY priority;
--> 1 | 6
--> 3 | 15
SELECT creator_id, captions FROM v_schedule_ready_creators ORDER BY 1;
--> c1 | 2
--> c2 | 1
SELECT item_id, scheduled_at, media_type FROM schedule_items ORDER BY 1;
--> 1 | 2025-12-15T08:00 | none
--> 2 | 2025-12-15T20:00 | none
SELECT count(*) FROM pragma_foreign_key_check;
--> 0
SELECT * FROM pragma_integrity_check;
--> ok
