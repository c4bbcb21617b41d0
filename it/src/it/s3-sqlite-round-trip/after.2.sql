SELECT id, genre, target_word_count FROM manuscripts ORDER BY id;
--> m1 | epic | 120000
--> m2 | fiction | 60000
SELECT scenes.id, variants.id FROM scenes JOIN variants ON variants.scene_id = scenes.id ORDER BY 1, 2;
--> s1 | v1
--> s1 | v2
--> s3 | v3
SELECT count(*) FROM scenes WHERE manuscript_id NOT IN (SELECT id FROM manuscripts);
--> 0
SELECT count(*) FROM pragma_foreign_key_check;
--> 0
SELECT * FROM pragma_integrity_check;
--> ok
