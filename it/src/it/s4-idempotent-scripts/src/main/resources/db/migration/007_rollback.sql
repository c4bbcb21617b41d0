DROP VIEW IF EXISTS v_schedule_ready_creators;
ALTER TABLE caption_bank DROP COLUMN freshness_score;
ALTER TABLE schedule_templates DROP COLUMN quality_validation_score;
ALTER TABLE schedule_templates DROP COLUMN algorithm_params;
DROP TABLE IF EXISTS schedule_generation_queue;
