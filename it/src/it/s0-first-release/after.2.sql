-- Ten tables, nine columns, nine indexes and eleven foreign keys were added.
SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations';
--> 13
SELECT table_name, column_name, data_type, character_maximum_length, column_default
FROM information_schema.columns
WHERE (table_name = 'characters' AND ordinal_position > 5) OR (table_name = 'jobs' AND ordinal_position > 5)
ORDER BY table_name, column_name;
--> characters | base_prompt | text | null | null
--> characters | color_palette | jsonb | null | '{}'::jsonb
--> characters | lora_model_path | character varying | 500 | null
--> characters | negative_tokens | ARRAY | null | '{}'::text[]
--> characters | reference_embedding | bytea | null | null
--> jobs | current_frame | integer | null | 0
--> jobs | cut_id | uuid | null | null
--> jobs | scene_id | uuid | null | null
--> jobs | total_frames | integer | null | null
SELECT count(*), count(*) FILTER (WHERE indisvalid) FROM pg_index WHERE indexrelid::regclass::text LIKE 'idx\_%';
--> 9 | 9
SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent, confdeltype FROM pg_constraint
WHERE contype = 'f' AND conrelid::regclass::text NOT IN ('characters', 'jobs') ORDER BY child, parent;
--> character_attributes | characters | c
--> character_variations | characters | c
--> cuts | scenes | c
--> episodes | projects | c
--> generation_params | jobs | c
--> quality_scores | jobs | c
--> render_queue | jobs | c
--> scene_characters | characters | c
--> scene_characters | scenes | c
--> scenes | episodes | c
--> story_bibles | projects | c
SELECT version, description, applied_by = current_user, length(checksum) FROM schema_migrations ORDER BY id;
--> 000 | baseline | t | 64
--> 001 | Character consistency: attributes, variations, quality scores, story bibles | t | 64
--> 002 | Video production: episodes, scenes, cuts, render queue | t | 64
SELECT count(*) FROM projects;
--> 2
SELECT name, description, color_palette, negative_tokens FROM characters ORDER BY id;
--> Mio | keeper of the lighthouse | {} | {}
--> Ren | null | {} | {}
--> Conductor | never seen asleep | {} | {}
SELECT count(*) FROM jobs WHERE prompt <> 'written meanwhile';
--> 2
