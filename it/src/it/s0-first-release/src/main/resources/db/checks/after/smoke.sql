INSERT INTO story_bibles (project_id, art_style) SELECT id, 'ink' FROM projects;

-- expect: value = 2
SELECT count(*) FROM story_bibles;

-- may find nothing
INSERT INTO episodes (project_id, episode_number) SELECT id, 1 FROM projects WHERE name = 'nobody';
