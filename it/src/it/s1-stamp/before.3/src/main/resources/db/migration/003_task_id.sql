-- Purpose: Every task has an id of its own
ALTER TABLE crawl_tasks ADD COLUMN note text;
ALTER TABLE faceswap_tasks ADD COLUMN task_id varchar(36) NOT NULL;
