-- Migration: 007_schedule_generator_enhancements.sql
-- Version: 2.0.0
-- Created: 2025-12-15
-- Purpose: Schedule generator: queue, quality, freshness

CREATE TABLE IF NOT EXISTS schedule_generation_queue (
    queue_id   INTEGER PRIMARY KEY,
    creator_id TEXT NOT NULL REFERENCES creators (creator_id),
    status     TEXT DEFAULT 'pending'
);

ALTER TABLE schedule_templates ADD COLUMN algorithm_params TEXT;
ALTER TABLE schedule_templates ADD COLUMN quality_validation_score REAL;
ALTER TABLE caption_bank ADD COLUMN freshness_score REAL DEFAULT 100.0;

CREATE VIEW IF NOT EXISTS v_schedule_ready_creators AS
SELECT creator_id, page_name, (SELECT count(*) FROM caption_bank c WHERE c.creator_id = creators.creator_id) AS captions
FROM creators
WHERE is_active = 1;

INSERT OR IGNORE INTO schema_migrations (version, description) VALUES ('007', 'Schedule generator: queue, quality, freshness');
