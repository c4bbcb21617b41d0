SELECT id, title, goal_word_count FROM manuscripts ORDER BY id;
--> m1 | The Salt Road | 120000
--> m2 | Ferry Hours | 60000
SELECT id, position, content FROM scenes ORDER BY id;
--> s1 | 1 | Dawn.
--> s2 | 2 | Noon.
--> s3 | 1 | null
SELECT id, scene_id, label FROM variants ORDER BY id;
--> v1 | s1 | in the rain
--> v2 | s1 | by ship
--> v3 | s3 | at night
SELECT count(*) FROM pragma_foreign_key_check;
--> 0
SELECT version FROM schema_migrations ORDER BY id;
--> 20251215_1000
--> 20251218_1400
--> 20251222_1000
