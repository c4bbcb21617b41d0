SELECT name, original_image_id, is_preprocessed, male_face_count FROM templates;
--> Beach | 1 | f | 0
SELECT husband_photo_id, wife_photo_id, use_preprocessed FROM faceswap_tasks ORDER BY id LIMIT 2;
--> 2 | 3 | t
--> 3 | 2 | t
SELECT filename, storage_type FROM images ORDER BY id;
--> beach.jpg | permanent
--> he.jpg | permanent
--> she.jpg | permanent
SELECT version FROM schema_migrations ORDER BY id;
--> 001
--> 002
