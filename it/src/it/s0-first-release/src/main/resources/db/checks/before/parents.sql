-- The parents that the new tables refer to.
-- expect: 3 rows
SELECT table_name FROM information_schema.tables
WHERE table_schema = 'public' AND table_name IN ('projects', 'characters', 'jobs');
