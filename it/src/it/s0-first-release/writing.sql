INSERT INTO jobs (project_id, prompt) VALUES (1, 'written meanwhile')
