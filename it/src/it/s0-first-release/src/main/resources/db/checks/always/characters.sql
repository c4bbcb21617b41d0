-- expect: value = 3
SELECT count(*) FROM characters WHERE project_id IS NOT NULL;
